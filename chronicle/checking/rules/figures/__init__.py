"""Rules about figures: what adds up, and that nothing is counted twice."""
