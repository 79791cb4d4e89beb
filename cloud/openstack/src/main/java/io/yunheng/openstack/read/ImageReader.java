/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Image;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Tenant;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads images from Glance; after the instances. A snapshot of a server is a snapshot, and an image
 * as well only if a server was started from it; who else can use it is read of both. Glance does
 * not say where the bytes of either lie.
 *
 * <p>An image is signed if its signature verifies over its bytes; that four properties claim one
 * leaves it open. Whether it is encrypted or hardened Glance does not know: these come from
 * properties that somebody has to set ({@code os_encrypt_format} or {@code
 * cinder_encryption_key_id}; {@code hardened}, {@code security_baseline}, {@code
 * security_baseline_updated}).
 */
public final class ImageReader {
  private static final List<String> ENCRYPTION =
      List.of("os_encrypt_format", "os_encrypt_key_id", "cinder_encryption_key_id");

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api image;
  private final ImageCheck check;
  private Optional<Gap> gap = Optional.empty();

  public ImageReader(CollectionContext ground, ImageCheck check) throws InterruptedException {
    this.ground = ground;
    this.check = check;
    this.found = ground.found();
    this.image = ground.api(ServiceKind.IMAGE);
  }

  public void read() throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.IMAGE);
    Set<String> used = new HashSet<>();
    found.all(Instance.SHAPE).forEach(i -> i.image().optional().ifPresent(used::add));
    PagedList shown =
        image.list(
            ground.paged("/images?visibility=all&member_status=all"), "images", "get_images");
    PagedList hidden =
        image.list(
            ground.paged("/images?visibility=all&member_status=all&os_hidden=true"),
            "images",
            "get_images");
    gap = shown.gap().or(hidden::gap);
    List<JsonItem> all = new ArrayList<>();
    shown.items().forEach(node -> all.add(new JsonItem(node, shown.origin())));
    hidden.items().forEach(node -> all.add(new JsonItem(node, hidden.origin())));
    check.choose(all, used);
    for (PagedList listing : List.of(shown, hidden)) {
      for (JsonNode node : listing.items()) {
        JsonItem item = new JsonItem(node, listing.origin());
        Optional<String> id = found.id(Kind.IMAGE, item, "id");
        if (id.isPresent()) {
          add(id.get(), item, sight, used);
        }
      }
    }
    found.cover(Kind.IMAGE, sight, gap, shown.origin());
  }

  /** Why the snapshots of servers are not completely known. */
  public Optional<Gap> gap() {
    return gap;
  }

  private void add(String id, JsonItem item, Visibility sight, Set<String> used)
      throws InterruptedException {
    boolean snapshot = item.text("image_type").is("snapshot");
    if (snapshot) {
      snapshot(id, item, sight);
    }
    if (!snapshot || used.contains(id)) {
      image(id, item, sight);
    }
  }

  private void image(String id, JsonItem item, Visibility sight) throws InterruptedException {
    ImageCheck.Signature signature = check.check(id, item);
    RecordDraft<Image> draft =
        RecordDraft.of(Image.SHAPE, id, item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("owner"))
            .set("visibility", item.text("visibility"))
            .set("status", item.text("status"))
            .set("sizeBytes", item.number("size"))
            .set("hashAlgorithm", item.text("os_hash_algo"))
            .set("hash", item.text("os_hash_value"))
            .set("signed", signature.signed())
            .set("signatureMethod", signature.method())
            .set("protectedFromDeletion", item.bool("protected"))
            .setIfKnown("hardened", item.bool("hardened"))
            .setIfKnown("baseline", item.text("security_baseline"))
            .setIfKnown("baselineUpdated", item.time("security_baseline_updated"))
            .set("os", os(item))
            .set("copiedFrom", Fact.known(sources(item)))
            .set("createdBy", item.has("user_id") ? item.text("user_id") : Fact.none())
            .set("created", item.time("created_at"))
            .set("sharedWith", members(id, item, sight));
    if (encrypted(item)) {
      draft.set("encrypted", Fact.known(true));
    }
    item.string("img_signature_certificate_uuid").ifPresent(key -> found.uses(key, "image " + id));
    found.add(draft.build());
  }

  private static boolean encrypted(JsonItem item) {
    return ENCRYPTION.stream().anyMatch(item::has);
  }

  /**
   * What an image of a server was made from, by the properties that Nova sets; of one that was
   * uploaded, or made from a volume, Glance does not know it.
   */
  private List<String> sources(JsonItem item) {
    List<String> sources = new ArrayList<>();
    Optional<String> instance = item.string("instance_uuid");
    instance.ifPresent(id -> sources.add(Kind.INSTANCE.code() + " " + id));
    if (instance.isEmpty()) {
      item.string("base_image_ref").ifPresent(id -> sources.add(Kind.IMAGE.code() + " " + id));
    }
    item.string("owner_id")
        .or(() -> item.string("owner_project_name").flatMap(this::named))
        .ifPresent(id -> sources.add(Kind.TENANT.code() + " " + id));
    return List.copyOf(sources);
  }

  /** The one tenant of a name. */
  private Optional<String> named(String name) {
    List<String> ids =
        found.all(Tenant.SHAPE).stream()
            .filter(tenant -> tenant.name().is(name))
            .map(Tenant::id)
            .toList();
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }

  private static Fact<String> os(JsonItem item) {
    return item.has("os_distro")
        ? Fact.known(
            item.string("os_distro").orElse("")
                + item.string("os_version").map(version -> " " + version).orElse(""))
        : Fact.none();
  }

  private Fact<List<String>> members(String id, JsonItem item, Visibility sight)
      throws InterruptedException {
    if (!item.text("visibility").is("shared")) {
      return Fact.known(List.of());
    }
    if (sight instanceof Visibility.Own(String tenant, Gap beyond)
        && !item.text("owner").is(tenant)) {
      return Fact.unknown(beyond);
    }
    PagedList members = image.list("/images/" + id + "/members", "members", "get_members");
    if (!members.whole()) {
      return CollectedRecords.unknown(members);
    }
    List<String> ids = new ArrayList<>();
    members.items().forEach(node -> ids.add(node.path("member_id").asString("?")));
    ids.sort(null);
    return Fact.known(List.copyOf(ids));
  }

  private void snapshot(String id, JsonItem item, Visibility sight) throws InterruptedException {
    RecordDraft<Snapshot> draft =
        RecordDraft.of(Snapshot.SHAPE, id, item.origin())
            .set("name", item.text("name"))
            .set("tenant", item.text("owner"))
            .set("volume", Fact.none())
            .set(
                "instance",
                item.node().has("instance_uuid")
                    ? item.text("instance_uuid")
                    : item.unknown("field-missing", "instance_uuid"))
            .set("sizeGiB", item.number("size").map(bytes -> Math.ceilDiv(bytes, 1L << 30)))
            .set("status", item.text("status"))
            .set("hash", item.text("os_hash_value"))
            .set("created", item.time("created_at"))
            .set("copiedFrom", Fact.known(sources(item)))
            .set("createdBy", item.has("user_id") ? item.text("user_id") : Fact.none())
            .set("visibility", item.text("visibility"))
            .set("sharedWith", members(id, item, sight));
    if (encrypted(item)) {
      draft.set("encrypted", Fact.known(true));
    }
    found.add(draft.build());
  }
}
