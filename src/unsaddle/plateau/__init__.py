"""Has a loss stopped falling? A sequential test by its trend, with the trend's uncertainty."""

from unsaddle.plateau.sequential import Check, PlateauTest, Trending
from unsaddle.plateau.trend import Trend, fit_trend

__all__ = ["Check", "PlateauTest", "Trend", "Trending", "fit_trend"]
