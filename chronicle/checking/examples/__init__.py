"""Rules explained by their examples, and the small chronicle into which the examples are put."""

from chronicle.checking.examples.explanation import Explanation, explanations
from chronicle.checking.examples.small_chronicle import small_chronicle, small_chronicle_with

__all__ = ["Explanation", "explanations", "small_chronicle", "small_chronicle_with"]
