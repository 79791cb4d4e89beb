/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Key;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import io.yunheng.openstack.session.PagedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Barbican keeps and whom each access list lets read it, never its payload; after
 * volumes and images. Barbican shows a project's secrets to that project only: nobody sees them
 * all.
 */
public final class KeyReader {
  private static final String NEED = "secrets:get";

  private final CollectionContext ground;
  private final CollectedRecords found;

  public KeyReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    new TenantVisits(ground).all(Kind.KEY, ServiceKind.KEY_MANAGER, this::closed, this::visit);
  }

  /** With a token of another project Barbican would show that project's secrets, not these. */
  private TenantVisits.Seen closed(CloudSession session, String tenant) {
    Gap gap =
        new Gap(
            Understanding.DENIED, "other-project", "role:creator@" + tenant, ground.tokenOrigin());
    return new TenantVisits.Seen(Optional.of(gap), 0, gap.origin());
  }

  private TenantVisits.Seen visit(CloudSession session, String tenant) throws InterruptedException {
    Api keys = Api.of(session, ServiceKind.KEY_MANAGER, ground.pageSize());
    PagedList listing = keys.list(ground.paged("/secrets"), "secrets", NEED);
    for (JsonNode node : listing.items()) {
      key(keys, new JsonItem(node, listing.origin()), tenant);
    }
    return new TenantVisits.Seen(listing.gap(), listing.items().size(), listing.origin());
  }

  private void key(Api keys, JsonItem item, String tenant) throws InterruptedException {
    Optional<String> ref = found.id(Kind.KEY, item, "secret_ref");
    if (ref.isEmpty()) {
      return;
    }
    String id = ref.get().substring(ref.get().lastIndexOf('/') + 1);
    List<String> uses = found.uses(id);
    found.add(
        RecordDraft.of(Key.SHAPE, id, item.origin())
            .set("name", item.text("name"))
            .set("tenant", Fact.known(tenant))
            .set("type", item.text("secret_type"))
            .set("algorithm", item.text("algorithm"))
            .set("bits", item.number("bit_length"))
            .set("created", item.time("created"))
            .set("expires", item.time("expiration"))
            .set("usedFor", Fact.known(uses))
            .set("readers", readers(keys, id, tenant))
            .build());
  }

  /** Who is named for any operation; the owner's project itself needs no entry. */
  private Fact<List<String>> readers(Api keys, String id, String tenant)
      throws InterruptedException {
    return switch (keys.get("/secrets/" + id + "/acl", "role:creator@" + tenant)) {
      case CallResult.Missed(Gap gap) -> Fact.unknown(gap);
      case CallResult.Got got -> {
        if (!got.body().path("read").isObject()) {
          yield Fact.unknown(new Gap(Understanding.PARTIAL, "field-missing", "read", got.origin()));
        }
        Set<String> named = new TreeSet<>();
        for (Map.Entry<String, JsonNode> operation : got.body().properties()) {
          for (JsonNode user : operation.getValue().path("users")) {
            named.add(user.asString(""));
          }
        }
        named.remove("");
        yield Fact.known(List.copyOf(named));
      }
    };
  }
}
