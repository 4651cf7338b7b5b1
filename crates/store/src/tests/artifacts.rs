//! Artifacts on every place: a folder, memory, S3.

use std::fs;
use std::io;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use bytes::Bytes;
use futures::{StreamExt, stream};
use tempfile::TempDir;
use uuid::Uuid;

use super::setup::{free_port, guard, skipped, variable};
use crate::{Artifacts, Hash, KeyRing, S3, StoreError};

/// Artifacts of its own, gone at the end.
struct TestPlace {
    files: Artifacts,
    s3: Option<S3>,
    folder: TempDir,
}

macro_rules! on_every_place {
    ($($name:ident,)*) => {
        mod folder {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::in_folder()).await;
            })*
        }
        mod memory {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::in_memory()).await;
            })*
        }
        mod s3 {
            $(#[tokio::test]
            async fn $name() {
                if let Some(place) = super::in_s3().await {
                    super::$name(place).await;
                }
            })*
        }
    };
}

on_every_place! {
    what_was_put_is_read_back,
    the_same_content_is_one_artifact,
    a_file_over_its_limit_is_refused_and_leaves_nothing,
    a_broken_upload_leaves_nothing,
    what_is_not_there_is_said,
}

async fn what_was_put_is_read_back(place: TestPlace) {
    const CHUNK: usize = 64 * 1024;
    let sizes = [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7, 9 << 20];
    for size in sizes {
        let content: Vec<u8> = (0..size).map(|n| (n * 31 % 251) as u8).collect();
        let parts: Vec<_> = content.chunks(10_007).map(Bytes::copy_from_slice).map(Ok).collect();
        let stored = place.files.put(stream::iter(parts), size as u64).await.unwrap();
        assert_eq!((stored.hash, stored.size), (Hash::of(&content), size as u64));
        let read = place.files.bytes(stored.hash, size as u64).await.unwrap();
        assert!(read == content, "{size} bytes");
        assert!(place.files.has(stored.hash).await.unwrap());
    }
    let mut names = place.files.list().await.unwrap();
    names.dedup();
    assert_eq!(names.len(), sizes.len());
    let verified = place.files.verify().await.unwrap();
    assert_eq!((verified.whole, verified.broken), (sizes.len() as u64, Vec::new()));
}

async fn the_same_content_is_one_artifact(place: TestPlace) {
    let first = place.files.put_bytes("бір").await.unwrap();
    assert_eq!(place.files.put_bytes("бір").await.unwrap(), first);
    assert_eq!(place.files.list().await.unwrap(), [first.hash]);
}

async fn a_file_over_its_limit_is_refused_and_leaves_nothing(place: TestPlace) {
    let endless = stream::repeat_with(|| Ok(Bytes::from_static(&[7; 50_000])));
    let refused = place.files.put(endless, 1 << 20).await.unwrap_err();
    assert_eq!(refused.to_string(), "file is larger than 1048576 bytes");
    assert_nothing_left(&place).await;
    let stored = place.files.put_bytes("1234").await.unwrap();
    let refused = place.files.bytes(stored.hash, 3).await;
    assert!(matches!(refused, Err(StoreError::TooLarge { limit: 3, .. })));
}

async fn a_broken_upload_leaves_nothing(place: TestPlace) {
    let parts = [Ok(Bytes::from_static(&[7; 100_000])), Err(io::Error::other("connection lost"))];
    let failed = place.files.put(stream::iter(parts), 1 << 20).await.unwrap_err();
    assert_eq!(failed.to_string(), "file: connection lost");
    assert_nothing_left(&place).await;
}

async fn what_is_not_there_is_said(place: TestPlace) {
    let hash = Hash::of(b"never put");
    let missing = place.files.read(hash).await.unwrap_err();
    assert!(matches!(missing, StoreError::NoArtifact { hash: named } if named == hash));
    assert!(!place.files.has(hash).await.unwrap());
}

#[tokio::test]
async fn rotation_seals_anew_and_old_artifacts_stay_readable() {
    let mut places = vec![in_folder()];
    places.extend(in_s3().await);
    for place in places {
        let old = place.files.put_bytes(vec![1; 200_000]).await.unwrap().hash;
        let ring = KeyRing::rotate(&place.keys()).unwrap();
        let current = ring.current();
        let files = place.with_ring(ring);
        let new = files.put_bytes("new").await.unwrap().hash;
        assert_eq!(files.bytes(old, 1 << 20).await.unwrap(), vec![1; 200_000]);
        assert_ne!(files.key_id(old).await.unwrap(), current);
        assert_eq!(files.key_id(new).await.unwrap(), current);
        assert_eq!(files.reseal().await.unwrap(), 1);
        assert_eq!(files.reseal().await.unwrap(), 0);
        assert_eq!(files.key_id(old).await.unwrap(), current);
        assert_eq!(files.bytes(old, 1 << 20).await.unwrap(), vec![1; 200_000]);
    }
}

#[tokio::test]
async fn a_key_that_is_not_in_the_ring_is_named() {
    let place = in_folder();
    let hash = place.files.put_bytes("secret").await.unwrap().hash;
    let key = place.files.key_id(hash).await.unwrap();
    let other = KeyRing::create(&place.folder.path().join("other.json")).unwrap();
    let said = place.with_ring(other).read(hash).await.unwrap_err().to_string();
    assert!(said.contains(&format!("is sealed with key {key}, which the key ring")), "{said}");
    assert!(said.contains("other.json"), "{said}");
}

#[tokio::test]
async fn nothing_of_the_content_is_on_the_disk_in_plain() {
    let place = in_folder();
    let word = b"very secret source code";
    let hash = place.files.put_bytes(word.repeat(1000)).await.unwrap().hash;
    let sealed = fs::read(place.file(hash)).unwrap();
    assert!(!sealed.windows(word.len()).any(|bytes| bytes == word));
}

#[tokio::test]
async fn every_change_of_a_sealed_file_is_noticed() {
    let place = in_folder();
    let content = vec![5; 150_000];
    let hash = place.files.put_bytes(content.clone()).await.unwrap().hash;
    let other = place.files.put_bytes(vec![6; 150_000]).await.unwrap().hash;
    let path = place.file(hash);
    let good = fs::read(&path).unwrap();
    let flip = |at: usize| {
        let mut bad = good.clone();
        bad[at] ^= 1;
        bad
    };
    let (first, second) = (91, 91 + 65_536 + 16);
    let mut swapped = good.clone();
    swapped[first..second].copy_from_slice(&good[second..second + second - first]);
    let rows = [
        ("empty", Vec::new(), "its head is not one of an artifact"),
        ("another magic", flip(0), "its head is not one of an artifact"),
        ("another nonce", flip(20), "its head was changed"),
        ("another name", flip(40), "its head was changed"),
        ("a changed byte", flip(second + 5), "its content was changed after byte 65536"),
        ("exchanged chunks", swapped, "its content was changed after byte 0"),
        ("cut off", good[..good.len() - 1].to_vec(), "it is cut off"),
        ("cut off at a chunk", good[..second].to_vec(), "it is cut off"),
        ("longer", [good.as_slice(), b"x"].concat(), "something was added to it"),
        ("exchanged files", fs::read(place.file(other)).unwrap(), "it is artifact"),
    ];
    for (what, bad, expected) in rows {
        fs::write(&path, bad).unwrap();
        let said = place.files.bytes(hash, 1 << 20).await.unwrap_err().to_string();
        assert!(said.contains(expected), "{what}: {said}");
        let verified = place.files.verify().await.unwrap();
        assert_eq!((verified.whole, verified.broken.len()), (1, 1), "{what}");
        assert_eq!(verified.broken[0].0, hash);
    }
    fs::write(&path, &good).unwrap();
    assert_eq!(place.files.bytes(hash, 1 << 20).await.unwrap(), content);
}

#[tokio::test]
async fn a_stream_ends_with_an_error_where_the_file_was_changed() {
    let place = in_folder();
    let hash = place.files.put_bytes(vec![5; 150_000]).await.unwrap().hash;
    let mut bad = fs::read(place.file(hash)).unwrap();
    bad[91 + 65_552] ^= 1;
    fs::write(place.file(hash), bad).unwrap();
    let reader = place.files.read(hash).await.unwrap();
    let parts: Vec<_> = reader.into_stream().map(|part| part.map(|p| p.len()).ok()).collect().await;
    assert_eq!(parts, [Some(65_536), None]);
}

#[tokio::test]
async fn what_a_killed_program_left_behind_is_cleared() {
    let place = in_folder();
    let spool = place.folder.path().join("artifacts/spool");
    fs::write(spool.join("1.spool"), "half").unwrap();
    fs::write(spool.join("note.txt"), "not ours").unwrap();
    assert_eq!(place.files.clear_spool().unwrap(), 1);
    assert_eq!(fs::read_dir(spool).unwrap().count(), 1);
}

#[tokio::test]
async fn an_object_store_that_does_not_answer_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let s3 = S3 { endpoint: Some("http://127.0.0.1:1".to_owned()), ..local_s3("nowhere", 1) };
    assert!(!format!("{s3:?}").contains("secret"), "a secret is not written to logs");
    let ring = KeyRing::create(&folder.path().join("keys.json")).unwrap();
    let files = Artifacts::s3(&s3, &folder.path().join("spool"), ring).unwrap();
    let failed = files.list().await.unwrap_err();
    assert!(matches!(failed, StoreError::Unavailable { .. }), "{failed}");
}

impl TestPlace {
    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys.json")
    }

    fn file(&self, hash: Hash) -> PathBuf {
        let name = hash.to_string();
        self.folder.path().join("artifacts").join(&name[..2]).join(name)
    }

    fn with_ring(&self, ring: KeyRing) -> Artifacts {
        match &self.s3 {
            Some(s3) => Artifacts::s3(s3, &self.folder.path().join("spool"), ring).unwrap(),
            None => Artifacts::folder(&self.folder.path().join("artifacts"), ring).unwrap(),
        }
    }
}

async fn assert_nothing_left(place: &TestPlace) {
    assert_eq!(place.files.list().await.unwrap(), []);
    assert_eq!(place.files.clear_spool().unwrap(), 0);
}

fn ring(folder: &TempDir) -> KeyRing {
    KeyRing::create(&folder.path().join("keys.json")).unwrap()
}

fn in_folder() -> TestPlace {
    let folder = tempfile::tempdir().unwrap();
    let files = Artifacts::folder(&folder.path().join("artifacts"), ring(&folder)).unwrap();
    TestPlace { files, s3: None, folder }
}

fn in_memory() -> TestPlace {
    let folder = tempfile::tempdir().unwrap();
    let files = Artifacts::memory(&folder.path().join("spool"), ring(&folder)).unwrap();
    TestPlace { files, s3: None, folder }
}

/// A place in a real server that speaks S3: `SYNAQ_TEST_S3` (its address, a slash, a bucket that
/// is there), or a `moto_server` of this process's own.
async fn in_s3() -> Option<TestPlace> {
    static ADDRESS: OnceLock<Option<String>> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| {
        variable("SYNAQ_TEST_S3").or_else(|| match start_moto() {
            Ok(address) => Some(address),
            Err(why) => {
                skipped("S3", &why);
                None
            }
        })
    });
    let prefix = format!("t{}", Uuid::new_v4().simple());
    let (endpoint, bucket) = address.as_deref()?.rsplit_once('/')?;
    let s3 = S3 { endpoint: Some(endpoint.to_owned()), prefix, ..local_s3(bucket, 0) };
    let folder = tempfile::tempdir().unwrap();
    let files = Artifacts::s3(&s3, &folder.path().join("spool"), ring(&folder)).unwrap();
    Some(TestPlace { files, s3: Some(s3), folder })
}

fn local_s3(bucket: &str, port: u16) -> S3 {
    S3 {
        bucket: bucket.to_owned(),
        prefix: String::new(),
        endpoint: Some(format!("http://127.0.0.1:{port}")),
        region: "us-east-1".to_owned(),
        access_key_id: "synaq-test".to_owned(),
        secret_access_key: "synaq-test-secret".to_owned(),
    }
}

fn start_moto() -> Result<String, String> {
    let port = free_port();
    let mut server = Command::new("moto_server");
    server.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    server.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut child = server.spawn().map_err(|error| {
        format!("SYNAQ_TEST_S3 unset, and moto_server (PyPI: moto[server]): {error}")
    })?;
    guard(&format!("kill {}", child.id()));
    std::thread::spawn(move || child.wait());
    for _ in 0..150 {
        if put_bucket(port).is_ok() {
            return Ok(format!("http://127.0.0.1:{port}/synaq-test"));
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    Err("moto_server did not answer within 30 s".to_owned())
}

/// Makes the bucket: one request, written by hand, needs no client.
fn put_bucket(port: u16) -> io::Result<()> {
    use io::{Read, Write};
    let mut server = TcpStream::connect(("127.0.0.1", port))?;
    let head = "PUT /synaq-test HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
                Authorization: AWS4-HMAC-SHA256 Credential=synaq-test/20260101/us-east-1/s3/\
                aws4_request, SignedHeaders=host, Signature=0\r\nContent-Length: 0\r\n\r\n";
    server.write_all(head.as_bytes())?;
    let mut answer = String::new();
    server.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(io::Error::other(answer)) }
}
