/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Image;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Network;
import io.yunheng.estate.Origin;
import io.yunheng.estate.SecurityGroup;
import io.yunheng.estate.Share;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what tenants offer to each other: Neutron's RBAC policies, shared networks, members of
 * images; after networks and images. The tenant of a share is the owner of the object, whoever made
 * the policy.
 */
public final class ShareReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api network;

  public ShareReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.network = ground.api(ServiceKind.NETWORK);
  }

  public void read() throws InterruptedException {
    Visibility sight = ground.sight(ServiceKind.NETWORK);
    PagedList policies =
        network.list(ground.paged("/rbac-policies"), "rbac_policies", "get_rbac_policy");
    Map<String, Fact<String>> owners = owners();
    for (JsonNode node : policies.items()) {
      policy(new JsonItem(node, policies.origin()), owners);
    }
    for (Network shared : found.all(Network.SHAPE)) {
      boolean told =
          found.all(Share.SHAPE).stream()
              .anyMatch(s -> s.object().is(shared.id()) && s.targetTenant().is("*"));
      if (shared.shared().is(true) && !told) {
        add(
            "shared:" + shared.id(),
            "network",
            shared.id(),
            shared.tenant(),
            "*",
            "access_as_shared",
            shared.origin());
      }
    }
    boolean membersWhole = images(sight);
    Optional<Gap> gap =
        policies
            .gap()
            .or(() -> found.failure(Kind.IMAGE).map(CollectedRecords::gap))
            .or(
                () ->
                    membersWhole
                        ? Optional.empty()
                        : Optional.of(
                            new Gap(
                                Understanding.PARTIAL,
                                "image-members-unseen",
                                "get_members",
                                policies.origin())));
    if (sight instanceof Visibility.Own own && gap.isEmpty()) {
      // a tenant does not see the policies that others made about its objects
      gap =
          Optional.of(
              new Gap(
                  Understanding.PARTIAL,
                  "policies-of-others-unseen",
                  own.beyond().need(),
                  policies.origin()));
    }
    found.cover(Kind.SHARE, sight, gap, policies.origin());
  }

  private void policy(JsonItem item, Map<String, Fact<String>> owners) {
    Optional<String> id = found.id(Kind.SHARE, item, "id");
    if (id.isEmpty()) {
      return;
    }
    Fact<String> owner =
        owners.getOrDefault(item.string("object_id").orElse(""), item.text("project_id"));
    found.add(
        RecordDraft.of(Share.SHAPE, id.get(), item.origin())
            .set("objectKind", item.text("object_type").map(text -> text.replace('_', '-')))
            .set("object", item.text("object_id"))
            .set("tenant", owner)
            .set("targetTenant", item.text("target_tenant"))
            .set("action", item.text("action"))
            .build());
  }

  private Map<String, Fact<String>> owners() {
    Map<String, Fact<String>> owners = new HashMap<>();
    found.all(Network.SHAPE).forEach(n -> owners.put(n.id(), n.tenant()));
    found.all(SecurityGroup.SHAPE).forEach(g -> owners.put(g.id(), g.tenant()));
    return owners;
  }

  /**
   * Adds a share for each image that others may use; false if some image's members are not known.
   */
  private boolean images(Visibility sight) {
    boolean whole = true;
    for (Image image : found.all(Image.SHAPE)) {
      if (image.visibility().is("public") || image.visibility().is("community")) {
        String action = image.visibility().optional().orElse("");
        add(
            "image:" + image.id(),
            "image",
            image.id(),
            image.tenant(),
            "*",
            action,
            image.origin());
      }
      boolean ours = !(sight instanceof Visibility.Own own) || image.tenant().is(own.tenant());
      whole &= !(ours && image.sharedWith().isUnknown());
      for (String member : image.sharedWith().optional().orElse(List.of())) {
        add(
            "image:" + image.id() + ":" + member,
            "image",
            image.id(),
            image.tenant(),
            member,
            "member",
            image.origin());
      }
    }
    return whole;
  }

  private void add(
      String id,
      String kind,
      String object,
      Fact<String> owner,
      String target,
      String action,
      Origin origin) {
    found.add(
        RecordDraft.of(Share.SHAPE, id, origin)
            .set("objectKind", Fact.known(kind))
            .set("object", Fact.known(object))
            .set("tenant", owner)
            .set("targetTenant", Fact.known(target))
            .set("action", Fact.known(action))
            .build());
  }
}
