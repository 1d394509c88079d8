"""Where a watch writes what it sees: log, files, trackers. Each imports its library when it is made."""

from unsaddle.torch.watch.sinks.files import CsvFile, JsonLines
from unsaddle.torch.watch.sinks.logs import Log
from unsaddle.torch.watch.sinks.sink import Sink
from unsaddle.torch.watch.sinks.trackers import MLflow, TensorBoard, WeightsAndBiases

__all__ = ["CsvFile", "JsonLines", "Log", "MLflow", "Sink", "TensorBoard", "WeightsAndBiases"]
