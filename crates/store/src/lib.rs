//! Events, read models and artifacts: SQLite or PostgreSQL, a folder or S3.
