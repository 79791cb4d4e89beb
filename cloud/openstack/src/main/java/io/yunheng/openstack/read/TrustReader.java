/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads trusts from Keystone (Identity API v3, OS-TRUST): what one user lets another do in his name
 * is a grant to that other. After the role assignments; it closes the coverage of grants.
 */
public final class TrustReader {
  private static final String NOT_THERE = "http-404";

  private final CollectionContext ground;
  private final CollectedRecords found;

  public TrustReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    PagedList trusts =
        ground.api(ServiceKind.IDENTITY).list("/OS-TRUST/trusts", "trusts", "identity:list_trusts");
    for (JsonNode node : trusts.items()) {
      trust(new JsonItem(node, trusts.origin()));
    }
    Optional<Gap> gap = trusts.gap().filter(why -> !why.reason().equals(NOT_THERE));
    found.amend(Kind.GRANT, Coverage.WHOLE, gap, found.count(Kind.GRANT));
  }

  private void trust(JsonItem trust) {
    Optional<String> id = found.id(Kind.GRANT, trust, "id");
    boolean over =
        trust
            .time("expires_at")
            .optional()
            .filter(end -> end.isBefore(ground.session().began()))
            .isPresent();
    if (id.isEmpty() || over || trust.has("deleted_at")) {
      return;
    }
    List<String> roles = new ArrayList<>();
    trust.items("roles").forEach(role -> role.string("name").ifPresent(roles::add));
    found.add(
        RecordDraft.of(Grant.SHAPE, "trust:" + id.get(), trust.origin())
            .set("principal", trust.text("trustee_user_id"))
            .set("trustor", trust.text("trustor_user_id"))
            .set("role", Fact.known(String.join(", ", roles)))
            .set("scopeKind", Fact.known("tenant"))
            .set("scope", trust.text("project_id"))
            .set("inherited", Fact.known(false))
            .set("privileged", Fact.known(false))
            .build());
  }
}
