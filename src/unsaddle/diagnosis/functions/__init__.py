"""The diagnosis of a plain function at a point: `function_run.diagnose_function`."""
