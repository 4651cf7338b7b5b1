//! Serving the portal's addresses on a socket.

use std::{future::Future, io};

use tokio::net::TcpListener;

use crate::Portal;

impl Portal {
    /// Serves until `stopped`; pages that are under way are finished.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn serve(
        self,
        listener: TcpListener,
        stopped: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        axum::serve(listener, self.router()).with_graceful_shutdown(stopped).await
    }
}
