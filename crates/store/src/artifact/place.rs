//! Where sealed artifacts lie: a folder, or an object store.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::key_ring::sync_parent;
use super::seal::SEALED_CHUNK_BYTES;
use crate::error::StoreError;
use crate::value::Hash;

/// Bytes of one part of an upload to an object store.
const PART_BYTES: usize = 8 * 1024 * 1024;

/// An S3-speaking object store.
#[derive(Clone)]
pub struct S3 {
    /// The bucket, which must be there.
    pub bucket: String,
    /// What the keys begin with; empty for none.
    pub prefix: String,
    /// The service's address; `None` for Amazon's own.
    pub endpoint: Option<String>,
    /// The region.
    pub region: String,
    /// The access key's id.
    pub access_key_id: String,
    /// The access key's secret.
    pub secret_access_key: String,
}

impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3")
            .field("bucket", &self.bucket)
            .field("prefix", &self.prefix)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

/// A place for sealed bytes under the names of their contents.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Folder(PathBuf),
    Objects { store: Arc<dyn ObjectStore>, prefix: Key, name: String },
}

/// Sealed bytes being read.
pub(super) enum Source {
    File(File, PathBuf),
    Objects { stream: BoxStream<'static, object_store::Result<Bytes>>, rest: Bytes, name: String },
}

impl Place {
    pub(super) fn memory() -> Self {
        let store = Arc::new(InMemory::new());
        Self::Objects { store, prefix: Key::default(), name: "memory".to_owned() }
    }

    pub(super) fn s3(config: &S3) -> Result<Self, StoreError> {
        // Without a provider of its own the HTTP client asks for the process's; a second
        // installation is refused, and the first one serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&config.bucket)
            .with_region(&config.region)
            .with_access_key_id(&config.access_key_id)
            .with_secret_access_key(&config.secret_access_key);
        if let Some(endpoint) = &config.endpoint {
            builder =
                builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        let name = format!("s3 bucket {}", config.bucket);
        let store = builder.build().map_err(|error| objects_error(&name, error))?;
        let prefix = Key::from(config.prefix.as_str());
        Ok(Self::Objects { store: Arc::new(store), prefix, name })
    }

    /// Bytes that lie under this name; `None` when there are none.
    pub(super) async fn size(&self, hash: Hash) -> Result<Option<u64>, StoreError> {
        match self {
            Self::Folder(folder) => {
                let path = path_of(folder, hash);
                match fs::metadata(&path).await {
                    Ok(metadata) => Ok(Some(metadata.len())),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(StoreError::file(path, error)),
                }
            }
            Self::Objects { store, prefix, name } => {
                match store.head(&key_of(prefix, hash)).await {
                    Ok(meta) => Ok(Some(meta.size)),
                    Err(object_store::Error::NotFound { .. }) => Ok(None),
                    Err(error) => Err(objects_error(name, error)),
                }
            }
        }
    }

    /// Moves a complete spool file here: from now on it is there, whole, or not at all.
    pub(super) async fn take(&self, hash: Hash, spool: &Path) -> Result<(), StoreError> {
        match self {
            Self::Folder(folder) => take_into_folder(folder, hash, spool).await,
            Self::Objects { store, prefix, name } => {
                upload(store, &key_of(prefix, hash), name, spool).await
            }
        }
    }

    pub(super) async fn read(&self, hash: Hash) -> Result<Source, StoreError> {
        match self {
            Self::Folder(folder) => {
                let path = path_of(folder, hash);
                match File::open(&path).await {
                    Ok(file) => Ok(Source::File(file, path)),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                        Err(StoreError::NoArtifact { hash })
                    }
                    Err(error) => Err(StoreError::file(path, error)),
                }
            }
            Self::Objects { store, prefix, name } => match store.get(&key_of(prefix, hash)).await {
                Ok(got) => {
                    let (stream, rest) = (got.into_stream(), Bytes::new());
                    Ok(Source::Objects { stream, rest, name: name.clone() })
                }
                Err(object_store::Error::NotFound { .. }) => Err(StoreError::NoArtifact { hash }),
                Err(error) => Err(objects_error(name, error)),
            },
        }
    }

    /// Every name here, in order.
    pub(super) async fn list(&self) -> Result<BTreeSet<Hash>, StoreError> {
        match self {
            Self::Folder(folder) => list_folder(folder).await,
            Self::Objects { store, prefix, name } => {
                let keys = store.list(Some(prefix)).map_ok(|meta| meta.location);
                let keys: Vec<_> =
                    keys.try_collect().await.map_err(|error| objects_error(name, error))?;
                Ok(keys.iter().filter_map(|key| key.filename()?.parse().ok()).collect())
            }
        }
    }
}

impl Source {
    /// The next `count` bytes, fewer only at the end.
    pub(super) async fn next(&mut self, count: usize) -> Result<Bytes, StoreError> {
        match self {
            Self::File(file, path) => {
                let mut bytes = Vec::with_capacity(count.min(SEALED_CHUNK_BYTES));
                let read = file.take(count as u64).read_to_end(&mut bytes).await;
                read.map_err(|error| StoreError::file(path.clone(), error))?;
                Ok(bytes.into())
            }
            Self::Objects { stream, rest, name } => {
                let mut bytes = Vec::with_capacity(count.min(SEALED_CHUNK_BYTES));
                while bytes.len() < count {
                    if rest.is_empty() {
                        match stream.next().await {
                            None => break,
                            Some(Ok(next)) => *rest = next,
                            Some(Err(error)) => return Err(objects_error(name, error)),
                        }
                    }
                    bytes.extend_from_slice(&rest.split_to(rest.len().min(count - bytes.len())));
                }
                Ok(bytes.into())
            }
        }
    }
}

fn path_of(folder: &Path, hash: Hash) -> PathBuf {
    let name = hash.to_string();
    folder.join(&name[..2]).join(name)
}

fn key_of(prefix: &Key, hash: Hash) -> Key {
    let name = hash.to_string();
    prefix.clone().join(&name[..2]).join(name.as_str())
}

async fn take_into_folder(folder: &Path, hash: Hash, spool: &Path) -> Result<(), StoreError> {
    let path = path_of(folder, hash);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).await.map_err(|error| StoreError::file(parent, error))?;
    fs::rename(spool, &path).await.map_err(|error| StoreError::file(&path, error))?;
    sync_parent(&path)?;
    sync_parent(parent)
}

async fn upload(
    store: &Arc<dyn ObjectStore>,
    key: &Key,
    name: &str,
    spool: &Path,
) -> Result<(), StoreError> {
    let mut file = File::open(spool).await.map_err(|error| StoreError::file(spool, error))?;
    let mut writer = BufWriter::with_capacity(Arc::clone(store), key.clone(), PART_BYTES);
    let copied = tokio::io::copy(&mut file, &mut writer).await;
    let done = match copied {
        Ok(_) => writer.shutdown().await,
        Err(error) => {
            let _ = writer.abort().await;
            Err(error)
        }
    };
    done.map_err(|error| StoreError::Unavailable {
        place: name.to_owned(),
        detail: error.to_string(),
    })
}

async fn list_folder(folder: &Path) -> Result<BTreeSet<Hash>, StoreError> {
    let mut names = BTreeSet::new();
    let mut parts = read_dir(folder).await?;
    while let Some(part) = next_entry(&mut parts, folder).await? {
        let is_part = part.file_name().len() == 2;
        if !is_part {
            continue;
        }
        let part = part.path();
        let mut files = read_dir(&part).await?;
        while let Some(file) = next_entry(&mut files, &part).await? {
            names.extend(file.file_name().to_str().and_then(|name| name.parse::<Hash>().ok()));
        }
    }
    Ok(names)
}

async fn read_dir(folder: &Path) -> Result<fs::ReadDir, StoreError> {
    fs::read_dir(folder).await.map_err(|error| StoreError::file(folder, error))
}

async fn next_entry(
    entries: &mut fs::ReadDir,
    folder: &Path,
) -> Result<Option<fs::DirEntry>, StoreError> {
    entries.next_entry().await.map_err(|error| StoreError::file(folder, error))
}

fn objects_error(name: &str, error: object_store::Error) -> StoreError {
    StoreError::Unavailable { place: name.to_owned(), detail: error.to_string() }
}
