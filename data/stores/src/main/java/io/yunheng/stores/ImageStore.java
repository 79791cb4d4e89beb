/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.openstack.ServiceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images of OpenStack, through the Image API v2. */
final class ImageStore extends ObjectStore {
  private static final int MOST_OF_IMAGE = 1 << 20;

  /** Members of an image that are kept, as they are. */
  private static final String[] KEPT = {
    "name",
    "id",
    "status",
    "visibility",
    "owner",
    "disk_format",
    "container_format",
    "min_disk",
    "min_ram",
    "virtual_size",
    "created_at",
    "os_hash_algo",
    "os_hash_value",
    "os_hidden",
    "protected"
  };

  private final ObjectAddress.Images address;
  private final CloudLogin login;
  private final String base;
  private final JsonMapper json = JsonMapper.builder().build();

  ImageStore(ObjectAddress.Images address, CloudLogin login, StoreHttp http) {
    super(http);
    this.address = address;
    this.login = login;
    String endpoint = login.endpoint(ServiceKind.IMAGE).toString().replaceAll("/+$", "");
    this.base = (endpoint.endsWith("/v2") ? endpoint : endpoint + "/v2") + "/images";
  }

  @Override
  public ObjectAddress address() {
    return address;
  }

  @Override
  public ObjectListing list(boolean versions) {
    return new ImageListing(this, json);
  }

  /** Images are never overwritten. */
  @Override
  public Versioning versioning() {
    return Versioning.of(Versioning.Kept.NOT);
  }

  /** Whether an image of the listing is asked for. */
  boolean wanted(JsonNode image) {
    return address.name().isEmpty()
        ? image.path("owner").asString("").equals(login.project())
        : address.name().equals(image.path("id").asString(""))
            || address.name().equals(image.path("name").asString(""));
  }

  URI listing(Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("limit", Integer.toString(http().settings().page()));
    all.put("sort", "id:asc");
    return URI.create(base + "?" + Escapes.query(all));
  }

  /** The id of an image stands between the last slash and the point of its format. */
  private static String id(StoredObject object) {
    String key = object.key().text();
    int dot = key.lastIndexOf('.');
    return Escapes.value(key.substring(key.lastIndexOf('/') + 1, dot < 0 ? key.length() : dot));
  }

  @Override
  URI location(StoredObject object) {
    return URI.create(base + "/" + id(object) + "/file");
  }

  @Override
  Map<String, String> authorised(String method, URI uri, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Auth-Token", login.token().reveal());
    return all;
  }

  @Override
  boolean renew() throws InterruptedException {
    return login.renew();
  }

  @Override
  ReadFailure explained(StoredObject object, int status, byte[] body) {
    String said = "HTTP " + status;
    return switch (status) {
      case 401, 403 -> ReadFailure.of(UnreadReason.DENIED, said);
      case 408, 429, 500, 502, 503, 504 -> ReadFailure.of(UnreadReason.UNREACHABLE, said);
      default -> ReadFailure.of(UnreadReason.ANSWER_INVALID, said);
    };
  }

  @Override
  ObjectDetail detail(StoredObject object, HttpHeaders headers) {
    Optional<String> md5 = headers.firstValue("content-md5").filter(ImageStore::md5);
    return new ObjectDetail(
        headers.firstValueAsLong("content-length").orElse(object.size()),
        object.etag(),
        object.modified(),
        Optional.empty(),
        headers.firstValue("content-type").orElse(""),
        "",
        "",
        http().settings().md5() ? md5 : Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private static boolean md5(String text) {
    return new Etag(text).form() == Etag.Form.MD5;
  }

  @Override
  boolean same(StoredObject object, ObjectDetail detail) {
    return object.size() == detail.size()
        && (object.etag().isEmpty()
            || detail.contentMd5().isEmpty()
            || object.etag().get().value().equals(detail.contentMd5().get()));
  }

  @Override
  ObjectDetail completed(StoredObject object, ObjectDetail detail) throws InterruptedException {
    Map<String, String> metadata = new TreeMap<>();
    try (StoreHttp.Reply reply = reply("GET", URI.create(base + "/" + id(object)), Map.of())) {
      JsonNode image = json.readTree(reply.body().bytes(MOST_OF_IMAGE));
      for (String name : KEPT) {
        String value = image.path(name).asString("");
        if (!value.isEmpty()) {
          metadata.put(name, value);
        }
      }
    } catch (JacksonException | IOException e) {
      metadata.put("unread", PrintableWords.text(String.valueOf(e.getMessage())));
    }
    return new ObjectDetail(
        detail.size(),
        detail.etag(),
        detail.modified(),
        detail.version(),
        detail.contentType(),
        detail.storageClass(),
        detail.encryption(),
        detail.contentMd5(),
        metadata,
        detail.composed());
  }
}
