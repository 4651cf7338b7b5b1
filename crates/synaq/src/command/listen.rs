//! Listening until somebody says stop.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use portal::Portal;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::failure::Help;

/// The demonstration's port, when it is free.
const DEMO_PORT: u16 = 8111;
/// How many ports after it are tried.
const PORTS_MAX: u16 = 50;

/// Listens at an address.
pub(crate) async fn at(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        Help::new(
            format!("cannot listen at {address}"),
            "choose another one: --listen ADDRESS:PORT",
        )
    })
}

/// Listens at the demonstration's port, or at the next free one.
pub(crate) async fn at_free_port() -> anyhow::Result<TcpListener> {
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    for port in DEMO_PORT..DEMO_PORT + PORTS_MAX {
        if let Ok(listener) = TcpListener::bind(SocketAddr::new(here, port)).await {
            return Ok(listener);
        }
    }
    at(SocketAddr::new(here, 0)).await
}

/// Serves until SIGTERM or Ctrl-C; pages that are under way are finished.
pub(crate) async fn serve(portal: Portal, listener: TcpListener) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
    // Told only now: who reads it may already send a signal.
    let address = listener.local_addr()?;
    tracing::info!(listen.address = %address, "serving");
    let stopped = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        tracing::info!("stopping: pages under way are finished");
    };
    portal.serve(listener, stopped).await.context("the portal stopped serving")
}
