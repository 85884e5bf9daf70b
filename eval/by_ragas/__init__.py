"""The metrics of ragas, answered by the offline judge or by a live model. The home of ragas."""

import os

os.environ["RAGAS_DO_NOT_TRACK"] = "true"  # read when ragas is imported
