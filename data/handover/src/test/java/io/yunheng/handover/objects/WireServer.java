/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yunheng.openstack.config.Account;
import io.yunheng.openstack.config.CloudConfig;
import io.yunheng.openstack.config.Identity;
import io.yunheng.openstack.config.Scope;
import io.yunheng.openstack.http.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A small store in this process, with the wire format that the S3 API and Swift's document; it also
 * does what stores should not.
 */
public final class WireServer implements AutoCloseable {
  static final String ID = "AKIDEXAMPLE";
  static final String SECRET = "the-secret-of-this-test";
  private static final String TIME = "2026-11-21T08:00:%02d";

  /** What is stored under a key. */
  public static final class Blob {
    final byte[] content;
    final Map<String, String> headers = new TreeMap<>();
    private int second;
    private String version = "null";
    private boolean marker;

    Blob(byte[] content) {
      this.content = content;
      headers.put("ETag", "\"" + md5(content) + "\"");
      headers.put("Content-Type", "application/octet-stream");
    }

    public Blob with(String name, String value) {
      headers.put(name, value);
      return this;
    }

    String etag() {
      return headers.getOrDefault("ETag", "").replace("\"", "");
    }
  }

  /** Answers a request itself, if it wants to. */
  @FunctionalInterface
  public interface Trick {
    boolean answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentSkipListMap<ObjectKey, Blob> blobs = new ConcurrentSkipListMap<>();
  private final Map<ObjectKey, List<Blob>> older = new ConcurrentHashMap<>();
  private final Map<String, Trick> tricks = new ConcurrentHashMap<>();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean keeping;

  public WireServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public Blob put(String key, byte[] content) {
    Blob blob = new Blob(content);
    dated(blob);
    replaced(new ObjectKey(key), Optional.ofNullable(blobs.put(new ObjectKey(key), blob)));
    return blob;
  }

  public void delete(String key) {
    ObjectKey deleted = new ObjectKey(key);
    Optional<Blob> before = Optional.ofNullable(blobs.remove(deleted));
    if (keeping && before.isPresent()) {
      Blob marker = new Blob(new byte[0]);
      marker.marker = true;
      dated(marker);
      replaced(deleted, before);
      replaced(deleted, Optional.of(marker));
    }
  }

  private void dated(Blob blob) {
    int number = stored.getAndAdd(2);
    blob.second = number % 60;
    blob.version = keeping ? "v" + number : "null";
  }

  private void replaced(ObjectKey key, Optional<Blob> before) {
    if (keeping && before.isPresent()) {
      older.computeIfAbsent(key, _ -> new ArrayList<>()).addFirst(before.get());
    }
  }

  /** The newest of the older versions of a key is no longer there. */
  public void forget(String key) {
    older.getOrDefault(new ObjectKey(key), List.of()).removeFirst();
  }

  /** From now on versions are kept. */
  public void keepVersions() {
    keeping = true;
  }

  /** For requests of a key; the empty one stands for listings. */
  public void trick(String key, Trick trick) {
    tricks.put(key, trick);
  }

  public int requests() {
    return requests.get();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public S3Access s3() {
    return new S3Access(
        URI.create(uri() + "/s3"),
        "us-east-1",
        new S3Access.Keys(ID, new Secret(SECRET), Optional.empty()),
        S3Access.Style.PATH,
        Optional.empty());
  }

  public CloudConfig swift() {
    return new CloudConfig(
        "wire",
        URI.create(uri() + "/v3"),
        new Account.Password(Identity.ofId("u"), new Secret(SECRET)),
        new Scope.Project(Identity.ofId("p")),
        Optional.empty(),
        "public",
        Optional.empty());
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      if (path.equals("/v3/auth/tokens")) {
        login(exchange);
        return;
      }
      boolean s3 = path.startsWith("/s3/");
      String authorised = s3 ? "Authorization" : "X-Auth-Token";
      if (!exchange.getRequestHeaders().containsKey(authorised)) {
        send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
        return;
      }
      String rest = path.substring(s3 ? "/s3/".length() : "/v1/AUTH_p/".length());
      int slash = rest.indexOf('/');
      String bucket = slash < 0 ? rest : rest.substring(0, slash);
      String key =
          slash < 0
              ? ""
              : URLDecoder.decode(
                  rest.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
      Trick trick = tricks.get(key);
      if (trick != null && trick.answer(exchange)) {
        return;
      }
      if (!bucket.equals("box")) {
        send(exchange, 404, "<Error><Code>NoSuchBucket</Code></Error>");
      } else if (slash < 0) {
        list(exchange, s3);
      } else {
        object(exchange, key);
      }
    }
  }

  private void login(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Subject-Token", "token-of-this-test");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(
        exchange,
        201,
        """
        {"token": {"user": {"id": "u"}, "catalog": [{"type": "object-store", "name": "swift",
          "endpoints": [{"id": "e", "interface": "public", "region_id": "r",
            "url": "%s/v1/AUTH_p"}]}]}}
        """
            .formatted(uri()));
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0],
          parts.length < 2
              ? ""
              : URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return query;
  }

  /** A version, and whether its key stands for it. */
  private record Kept(ObjectKey key, Blob blob, boolean latest) {}

  /** All versions, by key and from the newest on. */
  private List<Kept> versions() {
    TreeSet<ObjectKey> keys = new TreeSet<>(blobs.keySet());
    keys.addAll(older.keySet());
    List<Kept> all = new ArrayList<>();
    for (ObjectKey key : keys) {
      Optional<Blob> latest = Optional.ofNullable(blobs.get(key));
      latest.ifPresent(blob -> all.add(new Kept(key, blob, true)));
      boolean first = latest.isEmpty();
      for (Blob blob : older.getOrDefault(key, List.of())) {
        all.add(new Kept(key, blob, first));
        first = false;
      }
    }
    return all;
  }

  private void listVersions(HttpExchange exchange, boolean s3) throws IOException {
    Map<String, String> query = query(exchange);
    String key = query.getOrDefault(s3 ? "key-marker" : "marker", "");
    String version = query.getOrDefault(s3 ? "version-id-marker" : "version_marker", "");
    int most = Integer.parseInt(query.getOrDefault(s3 ? "max-keys" : "limit", "1000"));
    List<Kept> all = versions();
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      Kept kept = all.get(i);
      if (kept.key.text().equals(key) && kept.blob.version.equals(version)) {
        from = i + 1;
      }
    }
    List<Kept> page = all.subList(from, Math.min(all.size(), from + most));
    StringBuilder body = new StringBuilder();
    if (s3) {
      boolean more = from + most < all.size();
      body.append("<ListVersionsResult><EncodingType>url</EncodingType><IsTruncated>")
          .append(more + "</IsTruncated>");
      if (more) {
        body.append("<NextKeyMarker>" + encoded(page.getLast().key) + "</NextKeyMarker>")
            .append("<NextVersionIdMarker>" + page.getLast().blob.version)
            .append("</NextVersionIdMarker>");
      }
      for (Kept kept : page) {
        String name = kept.blob.marker ? "DeleteMarker" : "Version";
        body.append("<" + name + "><Key>" + encoded(kept.key) + "</Key><VersionId>")
            .append(kept.blob.version + "</VersionId><IsLatest>" + kept.latest)
            .append("</IsLatest><LastModified>" + TIME.formatted(kept.blob.second))
            .append(".000Z</LastModified><ETag>&quot;" + kept.blob.etag() + "&quot;</ETag><Size>")
            .append(kept.blob.content.length + "</Size></" + name + ">");
      }
      body.append("</ListVersionsResult>");
    } else {
      ArrayNode array = JsonMapper.shared().createArrayNode();
      for (Kept kept : page) {
        array
            .addObject()
            .put("name", kept.key.text())
            .put("bytes", kept.blob.content.length)
            .put("hash", kept.blob.etag())
            .put(
                "content_type",
                kept.blob.marker
                    ? "application/x-deleted;swift_versions_deleted=1"
                    : kept.blob.headers.get("Content-Type"))
            .put("version_id", kept.blob.version)
            .put("is_latest", kept.latest)
            .put("last_modified", TIME.formatted(kept.blob.second) + ".000000");
      }
      body.append(array);
    }
    send(exchange, 200, body.toString());
  }

  private static String encoded(ObjectKey key) {
    return URLEncoder.encode(key.text(), StandardCharsets.UTF_8);
  }

  /** What a bucket or container says of itself. */
  private void status(HttpExchange exchange, boolean s3) throws IOException {
    if (s3) {
      String status = keeping ? "<Status>Enabled</Status>" : "";
      send(
          exchange,
          200,
          "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
              + status
              + "</VersioningConfiguration>");
      return;
    }
    if (keeping) {
      exchange.getResponseHeaders().set("X-Versions-Enabled", "True");
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private void list(HttpExchange exchange, boolean s3) throws IOException {
    Map<String, String> query = query(exchange);
    if (query.containsKey("versioning") || exchange.getRequestMethod().equals("HEAD")) {
      status(exchange, s3);
      return;
    }
    if (query.containsKey("versions")) {
      listVersions(exchange, s3);
      return;
    }
    String from = query.getOrDefault(s3 ? "continuation-token" : "marker", "");
    int most = Integer.parseInt(query.getOrDefault(s3 ? "max-keys" : "limit", "1000"));
    List<Map.Entry<ObjectKey, Blob>> page = new ArrayList<>();
    for (Map.Entry<ObjectKey, Blob> each :
        blobs.tailMap(new ObjectKey(from), from.isEmpty()).entrySet()) {
      if (each.getKey().text().startsWith(query.getOrDefault("prefix", ""))) {
        page.add(each);
      }
    }
    boolean more = page.size() > most;
    page = page.subList(0, Math.min(most, page.size()));
    StringBuilder body = new StringBuilder();
    if (s3) {
      body.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"")
          .append("http://s3.amazonaws.com/doc/2006-03-01/\"><Name>box</Name>")
          .append("<EncodingType>url</EncodingType><IsTruncated>" + more + "</IsTruncated>");
      if (more) {
        body.append("<NextContinuationToken>")
            .append(page.getLast().getKey().text())
            .append("</NextContinuationToken>");
      }
      page.forEach(
          each ->
              body.append("<Contents><Key>")
                  .append(encoded(each.getKey()))
                  .append(
                      "</Key><LastModified>"
                          + TIME.formatted(each.getValue().second)
                          + ".000Z</LastModified><ETag>&quot;")
                  .append(each.getValue().etag())
                  .append("&quot;</ETag><Size>" + each.getValue().content.length)
                  .append("</Size><StorageClass>STANDARD</StorageClass></Contents>"));
      body.append("</ListBucketResult>");
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
    } else {
      ArrayNode array = JsonMapper.shared().createArrayNode();
      page.forEach(
          each ->
              array
                  .addObject()
                  .put("name", each.getKey().text())
                  .put("bytes", each.getValue().content.length)
                  .put("hash", each.getValue().etag())
                  .put("content_type", each.getValue().headers.get("Content-Type"))
                  .put("last_modified", TIME.formatted(each.getValue().second) + ".000000"));
      body.append(array);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    send(exchange, 200, body.toString());
  }

  private void object(HttpExchange exchange, String key) throws IOException {
    Blob blob = version(exchange, new ObjectKey(key)).orElse(null);
    if (blob == null) {
      send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
      return;
    }
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    if (match != null && !match.equals("\"" + blob.etag() + "\"")) {
      send(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>");
      return;
    }
    headers(exchange, blob);
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = 0;
    if (range != null) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + from + "-" + (blob.content.length - 1) + "/" + blob.content.length);
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int length = blob.content.length - from;
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, head || length == 0 ? -1 : length);
    if (!head) {
      exchange.getResponseBody().write(blob.content, from, length);
    }
  }

  private Optional<Blob> version(HttpExchange exchange, ObjectKey key) {
    Map<String, String> query = query(exchange);
    String id = query.getOrDefault("versionId", query.getOrDefault("version-id", ""));
    return id.isEmpty()
        ? Optional.ofNullable(blobs.get(key))
        : versions().stream()
            .filter(kept -> kept.key.equals(key) && kept.blob.version.equals(id))
            .map(Kept::blob)
            .filter(blob -> !blob.marker)
            .findFirst();
  }

  static void headers(HttpExchange exchange, Blob blob) {
    blob.headers.forEach(exchange.getResponseHeaders()::set);
    exchange
        .getResponseHeaders()
        .set("Last-Modified", "Sat, 21 Nov 2026 08:00:%02d GMT".formatted(blob.second));
  }

  /** Sends the first part of what was announced and ends the connection. */
  static void cutOff(HttpExchange exchange, Blob blob, int from, int count) throws IOException {
    headers(exchange, blob);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + from + "-" + (blob.content.length - 1) + "/" + blob.content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, blob.content.length - from);
    exchange.getResponseBody().write(blob.content, from, count);
    exchange.getResponseBody().flush();
    throw new IOException("cut off");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
