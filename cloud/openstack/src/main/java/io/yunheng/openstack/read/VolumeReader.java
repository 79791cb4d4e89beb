/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.BackupJob;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Understanding;
import io.yunheng.estate.Volume;
import io.yunheng.estate.VolumeType;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads volume types, volumes, snapshots and backups from Cinder; after the images. */
public final class VolumeReader {
  private static final List<Map.Entry<String, Kind>> SOURCES =
      List.of(Map.entry("snapshot_id", Kind.SNAPSHOT), Map.entry("source_volid", Kind.VOLUME));

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api volume;
  private final Map<String, String> typesByName = new TreeMap<>();
  private final Map<String, Volume> volumes = new HashMap<>();

  public VolumeReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.volume = ground.api(ServiceKind.VOLUME);
  }

  /**
   * Reads.
   *
   * @param images why the snapshots of servers, which are images, are not completely known
   * @throws InterruptedException if it is interrupted
   */
  public void read(Optional<Gap> images) throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.VOLUME);
    types(sight);
    PagedList listing =
        volume.list(ground.paged("/volumes/detail?all_tenants=1"), "volumes", "volume:get_all");
    for (JsonNode node : listing.items()) {
      volume(new JsonItem(node, listing.origin()));
    }
    found.cover(Kind.VOLUME, sight, listing);
    PagedList snapshots =
        volume.list(
            ground.paged("/snapshots/detail?all_tenants=1"),
            "snapshots",
            "volume:get_all_snapshots");
    for (JsonNode node : snapshots.items()) {
      snapshot(new JsonItem(node, snapshots.origin()));
    }
    found.cover(Kind.SNAPSHOT, sight, snapshots.gap().or(() -> images), snapshots.origin());
    backups(sight);
  }

  private void types(Visibility sight) throws InterruptedException {
    boolean whole = sight instanceof Visibility.Whole;
    PagedList types =
        volume.list(
            whole ? "/types?is_public=None" : "/types",
            "volume_types",
            "volume_extension:type_get_all");
    for (JsonNode node : types.items()) {
      JsonItem item = new JsonItem(node, types.origin());
      Optional<String> id = found.id(Kind.VOLUME_TYPE, item, "id");
      if (id.isPresent()) {
        type(id.get(), item);
      }
    }
    found.cover(Kind.VOLUME_TYPE, sight, types);
  }

  private void type(String id, JsonItem item) throws InterruptedException {
    item.string("name").ifPresent(name -> typesByName.put(name, id));
    RecordDraft<VolumeType> draft =
        RecordDraft.of(VolumeType.SHAPE, id, item.origin())
            .set("name", item.text("name"))
            .set("isPublic", item.bool("is_public"));
    CallResult encryption =
        volume.get("/types/" + id + "/encryption", "volume_extension:volume_type_encryption:get");
    switch (encryption) {
      case CallResult.Got got -> {
        JsonItem found = new JsonItem(got.body(), got.origin());
        boolean none = !found.has("provider");
        draft
            .set("encryptionProvider", none ? Fact.none() : found.text("provider"))
            .set("cipher", none ? Fact.none() : found.text("cipher"))
            .set("keyBits", none ? Fact.none() : found.number("key_size"))
            .set("controlLocation", none ? Fact.none() : found.text("control_location"));
      }
      case CallResult.Missed(Gap gap) ->
          List.of("encryptionProvider", "cipher", "keyBits", "controlLocation")
              .forEach(column -> draft.set(column, Fact.unknown(gap)));
    }
    found.add(draft.build());
  }

  private void volume(JsonItem item) {
    Optional<String> id = found.id(Kind.VOLUME, item, "id");
    if (id.isEmpty()) {
      return;
    }
    TreeSet<String> attached = new TreeSet<>();
    item.items("attachments").forEach(a -> a.string("server_id").ifPresent(attached::add));
    Fact<String> type =
        item.node().has("volume_type_id")
            ? item.text("volume_type_id")
            : item.text("volume_type").map(name -> typesByName.getOrDefault(name, name));
    Volume volume =
        RecordDraft.of(Volume.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", tenant(item, "os-vol-tenant-attr:tenant_id"))
            .set("zone", item.text("availability_zone"))
            .set(
                "backend",
                item.node().has("os-vol-host-attr:host")
                    ? item.text("os-vol-host-attr:host")
                    : denied(item, "volume_extension:volume_host_attribute"))
            .set("type", type)
            .set("sizeGiB", item.number("size"))
            .set("status", item.text("status"))
            .set("encrypted", item.bool("encrypted"))
            .set(
                "attachedTo",
                item.node().path("attachments").isArray()
                    ? Fact.known(List.copyOf(attached))
                    : item.unknown("field-missing", "attachments"))
            .set("bootable", item.bool("bootable"))
            .set("multiattach", item.bool("multiattach"))
            .set("created", item.time("created_at"))
            .set("copiedFrom", sources(item))
            .set("createdBy", item.text("user_id"))
            .build();
    volumes.put(volume.id(), volume);
    item.string("encryption_key_id").ifPresent(key -> found.uses(key, "volume " + volume.id()));
    found.add(volume);
  }

  /** What a volume was made from; of one restored from a backup Cinder does not say it. */
  private static Fact<List<String>> sources(JsonItem item) {
    List<String> sources = new ArrayList<>();
    for (Map.Entry<String, Kind> one : SOURCES) {
      if (!item.node().has(one.getKey())) {
        return item.unknown("field-missing", one.getKey());
      }
      item.string(one.getKey()).ifPresent(id -> sources.add(one.getValue().code() + " " + id));
    }
    String image = item.node().path("volume_image_metadata").path("image_id").asString("");
    if (!image.isEmpty()) {
      sources.add(Kind.IMAGE.code() + " " + image);
    }
    return Fact.known(List.copyOf(sources));
  }

  private static <T> Fact<T> denied(JsonItem item, String need) {
    return Fact.unknown(new Gap(Understanding.DENIED, "field-hidden", need, item.origin()));
  }

  private static Fact<String> tenant(JsonItem item, String field) {
    return item.node().has(field) ? item.text(field) : denied(item, field);
  }

  private void snapshot(JsonItem item) {
    Optional<String> id = found.id(Kind.SNAPSHOT, item, "id");
    if (id.isEmpty()) {
      return;
    }
    Optional<Volume> of =
        item.string("volume_id").flatMap(v -> Optional.ofNullable(volumes.get(v)));
    found.add(
        RecordDraft.of(Snapshot.SHAPE, id.get(), item.origin())
            .set("name", item.text("name"))
            .set("tenant", tenant(item, "os-extended-snapshot-attributes:project_id"))
            .set("volume", item.text("volume_id"))
            .set("instance", Fact.none())
            .set(
                "encrypted",
                of.map(Volume::encrypted)
                    .orElseGet(() -> item.unknown("volume-unseen", "volume:get_all")))
            .set("sizeGiB", item.number("size"))
            .set("status", item.text("status"))
            .set("created", item.time("created_at"))
            .set("copiedFrom", Fact.known(List.of()))
            .set("createdBy", item.text("user_id"))
            .set("visibility", Fact.known("private"))
            .set("sharedWith", Fact.known(List.of()))
            .set(
                "zone",
                of.map(Volume::zone)
                    .orElseGet(() -> item.unknown("volume-unseen", "volume:get_all")))
            .build());
  }

  /** Backups exist only where the backup service runs; an empty list alone would not tell. */
  private void backups(Visibility sight) throws InterruptedException {
    PagedList services = volume.list("/os-services", "services", "volume_extension:services:index");
    boolean runs =
        services.items().stream()
            .anyMatch(node -> node.path("binary").asString("").equals("cinder-backup"));
    if (services.whole() && !runs) {
      found.miss(
          Kind.BACKUP_JOB,
          new Gap(
              Understanding.UNSUPPORTED,
              "not-offered",
              "service:cinder-backup",
              services.origin()));
      return;
    }
    PagedList backups =
        volume.list(ground.paged("/backups/detail?all_tenants=1"), "backups", "backup:get_all");
    for (JsonNode node : backups.items()) {
      JsonItem item = new JsonItem(node, backups.origin());
      found.id(Kind.BACKUP_JOB, item, "id").ifPresent(id -> backup(id, item));
    }
    Optional<Gap> unseen =
        services.gap().isPresent() && backups.whole() && backups.items().isEmpty()
            ? Optional.of(
                new Gap(
                    Understanding.PARTIAL,
                    "service-unseen",
                    "volume_extension:services:index",
                    backups.origin()))
            : Optional.empty();
    found.cover(Kind.BACKUP_JOB, sight, backups.gap().or(() -> unseen), backups.origin());
  }

  private void backup(String id, JsonItem item) {
    boolean good = item.text("status").is("available");
    found.add(
        RecordDraft.of(BackupJob.SHAPE, id, item.origin())
            .set("name", item.text("name"))
            .set("tenant", tenant(item, "os-backup-project-attr:project_id"))
            .set("resource", item.text("volume_id"))
            .set("resourceKind", Fact.known(Kind.VOLUME.code()))
            .set("target", Fact.known("same-cloud"))
            .set("zone", item.text("availability_zone"))
            .set("lastSuccess", good ? item.time("created_at") : Fact.none())
            .set("enabled", Fact.known(true))
            .build());
  }
}
