//! What a test observes: findings, check results, measurements, problems, and their standard formats.
