/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Migration;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads moves of servers from Nova; after the instances. A resize that stays on its host is not a
 * move.
 *
 * <p>The policy after a move is what the server has now, if it still is where its last move took
 * it. What it had before only the network service's notifications can tell.
 */
public final class MigrationReader {
  /** What would tell which security groups a server had before it moved. */
  public static final String NEEDS_EVENTS = "events:neutron-notifications";

  private static final Map<String, String> TYPES =
      Map.of(
          "migration", "cold",
          "resize", "cold",
          "live-migration", "live",
          "evacuation", "evacuate");
  private static final Set<String> DONE = Set.of("completed", "confirmed", "done");
  private static final Set<String> FAILED = Set.of("error", "failed");
  private static final Set<String> OTHER = Set.of("cancelled", "reverted");

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, String> last = new HashMap<>();

  public MigrationReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    found.all(Instance.SHAPE).forEach(instance -> instances.put(instance.id(), instance));
    PagedList migrations =
        ground
            .api(ServiceKind.COMPUTE)
            .list(
                ground.paged("/os-migrations"), "migrations", "os_compute_api:os-migrations:index");
    lastMoves(migrations);
    for (JsonNode node : migrations.items()) {
      migration(new JsonItem(node, migrations.origin()));
    }
    found.cover(
        Kind.MIGRATION,
        Coverage.WHOLE,
        migrations.gap(),
        found.count(Kind.MIGRATION),
        migrations.origin());
  }

  private void lastMoves(PagedList migrations) {
    Map<String, Instant> times = new HashMap<>();
    for (JsonNode node : migrations.items()) {
      JsonItem item = new JsonItem(node, migrations.origin());
      Optional<String> instance = item.string("instance_uuid");
      Optional<Instant> time = item.time("created_at").optional();
      if (instance.isPresent() && time.isPresent()) {
        Instant before = times.get(instance.get());
        if (before == null || before.isBefore(time.get())) {
          times.put(instance.get(), time.get());
          last.put(instance.get(), key(item));
        }
      }
    }
  }

  private static String key(JsonItem item) {
    return item.string("uuid").or(() -> item.string("id")).orElse("");
  }

  private void migration(JsonItem item) {
    String id = key(item);
    Fact<String> type = item.text("migration_type").map(t -> TYPES.getOrDefault(t, "cold"));
    Fact<String> source = item.text("source_compute");
    Fact<String> target = item.text("dest_compute");
    if (id.isEmpty() || (item.text("migration_type").is("resize") && source.equals(target))) {
      return;
    }
    String state = item.string("status").orElse("");
    boolean done = DONE.contains(state);
    boolean over = done || FAILED.contains(state) || OTHER.contains(state);
    Optional<Instance> instance =
        item.string("instance_uuid").flatMap(i -> Optional.ofNullable(instances.get(i)));
    found.add(
        RecordDraft.of(Migration.SHAPE, id, item.origin())
            .set("instance", item.text("instance_uuid"))
            .set(
                "tenant",
                instance
                    .map(Instance::tenant)
                    .orElseGet(() -> item.unknown("instance-gone", "events:nova-notifications")))
            .set("sourceHost", source)
            .set("targetHost", target)
            .set("type", type)
            .set("status", item.text("status").map(MigrationReader::status))
            .set("started", item.time("created_at"))
            .set("ended", over ? item.time("updated_at") : Fact.none())
            .set(
                "policyBefore",
                Fact.unknown(
                    new Gap(Understanding.UNSUPPORTED, "not-kept", NEEDS_EVENTS, item.origin())))
            .set("policyAfter", policyAfter(item, id, done, target, instance))
            .build());
  }

  private Fact<List<String>> policyAfter(
      JsonItem item, String id, boolean done, Fact<String> target, Optional<Instance> instance) {
    boolean still =
        done
            && instance.isPresent()
            && instance.get().host().equals(target)
            && id.equals(last.get(instance.get().id()));
    if (!still) {
      return Fact.unknown(
          new Gap(Understanding.UNSUPPORTED, "not-kept", NEEDS_EVENTS, item.origin()));
    }
    found.origin(Kind.MIGRATION, id, "policyAfter", instance.get().origin());
    return instance.get().securityGroups();
  }

  private static String status(String state) {
    if (DONE.contains(state)) {
      return "completed";
    }
    if (FAILED.contains(state)) {
      return "failed";
    }
    return OTHER.contains(state) ? "other" : "running";
  }
}
