//! The conformance suite: one code, run on every engine and every place of artifacts.

mod artifacts;
mod backups;
mod cases;
mod crash;
mod engine;
mod full;
mod jobs;
mod lists;
mod numbers;
mod people;
mod rivals;
mod schema;
mod service;
mod setup;

/// Runs each named function once on SQLite and once on PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident,)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(crate::tests::engine::sqlite().await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                if let Some(test) = crate::tests::engine::postgres().await {
                    super::$name(test).await;
                }
            })*
        }
    };
}
use on_both_engines;
