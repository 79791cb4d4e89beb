/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Credential;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import io.yunheng.openstack.session.PagedList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads application credentials and EC2 access keys from Keystone and key pairs from Nova, user by
 * user; after the principals. Their secrets do not leave the HTTP layer.
 */
public final class CredentialReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api identity;
  private final Api compute;
  private Optional<Gap> gap = Optional.empty();
  private Optional<Origin> origin = Optional.empty();

  public CredentialReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.identity = ground.api(ServiceKind.IDENTITY);
    this.compute = ground.api(ServiceKind.COMPUTE);
  }

  public void read() throws InterruptedException {
    String self = ground.session().token().user();
    Optional<Gap> principals = found.failure(Kind.PRINCIPAL).map(CollectedRecords::gap);
    List<String> users = new ArrayList<>();
    for (Principal principal : found.all(Principal.SHAPE)) {
      if (!principal.type().is("group")) {
        users.add(principal.id());
      }
    }
    if (users.isEmpty()) {
      users.add(self);
    }
    for (String user : users) {
      applicationCredentials(user);
      keyPairs(user, user.equals(self));
    }
    accessKeys();
    if (principals.isEmpty()) {
      found.cover(
          Kind.CREDENTIAL, new Visibility.Whole(), gap, origin.orElseGet(ground::tokenOrigin));
      return;
    }
    Gap own =
        new Gap(
            Understanding.PARTIAL,
            "own-user-only",
            principals.get().need(),
            principals.get().origin());
    found.cover(
        Kind.CREDENTIAL,
        ground.narrowed(principals.get()),
        Optional.of(own),
        origin.orElseGet(ground::tokenOrigin));
  }

  private PagedList note(PagedList listing) {
    gap = gap.or(listing::gap);
    if (listing.whole()) {
      origin = origin.or(() -> Optional.of(listing.origin()));
    }
    return listing;
  }

  private void applicationCredentials(String user) throws InterruptedException {
    PagedList listing =
        note(
            identity.list(
                "/users/" + user + "/application_credentials",
                "application_credentials",
                "identity:list_application_credentials"));
    for (JsonNode node : listing.items()) {
      JsonItem item = new JsonItem(node, listing.origin());
      Optional<String> id = found.id(Kind.CREDENTIAL, item, "id");
      if (id.isEmpty()) {
        continue;
      }
      List<String> roles = new ArrayList<>();
      item.items("roles").forEach(role -> role.string("name").ifPresent(roles::add));
      roles.sort(null);
      found.add(
          RecordDraft.of(Credential.SHAPE, id.get(), item.origin())
              .set("name", item.text("name"))
              .set("principal", Fact.known(user))
              .set("tenant", item.text("project_id"))
              .set("type", Fact.known("application-credential"))
              .set(
                  "unrestricted",
                  item.has("unrestricted") ? item.bool("unrestricted") : Fact.known(false))
              .set("roles", Fact.known(List.copyOf(roles)))
              .set("expires", item.time("expires_at"))
              .build());
    }
  }

  private void accessKeys() throws InterruptedException {
    PagedList listing =
        note(identity.list("/credentials?type=ec2", "credentials", "identity:list_credentials"));
    for (JsonNode node : listing.items()) {
      JsonItem item = new JsonItem(node, listing.origin());
      found
          .id(Kind.CREDENTIAL, item, "id")
          .ifPresent(
              id ->
                  found.add(
                      RecordDraft.of(Credential.SHAPE, id, item.origin())
                          .set("name", Fact.none())
                          .set("principal", item.text("user_id"))
                          .set("tenant", item.text("project_id"))
                          .set("type", Fact.known("access-key"))
                          .set("unrestricted", Fact.known(false))
                          .set("roles", Fact.none())
                          .set("expires", Fact.none())
                          .build()));
    }
  }

  private void keyPairs(String user, boolean self) throws InterruptedException {
    if (compute.base().isEmpty()) {
      return;
    }
    String query = self ? "" : "?user_id=" + user;
    PagedList listing =
        note(compute.list("/os-keypairs" + query, "keypairs", "os_compute_api:os-keypairs:index"));
    for (JsonNode node : listing.items()) {
      JsonItem item = new JsonItem(node.path("keypair"), listing.origin());
      Optional<String> name = found.id(Kind.CREDENTIAL, item, "name");
      if (name.isEmpty()) {
        continue;
      }
      String path =
          "/os-keypairs/"
              + URLEncoder.encode(name.get(), StandardCharsets.UTF_8).replace("+", "%20")
              + query;
      Fact<?> created =
          switch (compute.get(path, "os_compute_api:os-keypairs:show")) {
            case CallResult.Got got ->
                new JsonItem(got.body().path("keypair"), got.origin()).time("created_at");
            case CallResult.Missed(Gap why) -> Fact.unknown(why);
          };
      found.add(
          RecordDraft.of(Credential.SHAPE, "keypair:" + user + ":" + name.get(), item.origin())
              .set("name", Fact.known(name.get()))
              .set("principal", Fact.known(user))
              .set("tenant", Fact.none())
              .set("type", Fact.known("key-pair"))
              .set("unrestricted", Fact.none())
              .set("roles", Fact.none())
              .set("created", created)
              .set("expires", Fact.none())
              .build());
    }
  }
}
