/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.SecurityService;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells which security functions the cloud offers to its customers, by Neutron's extensions and the
 * catalogue; what each of them lets a customer do is data ({@code security-services.yaml}).
 *
 * <p>That a function is listed is a proposal: whether a customer can use it is for a person to
 * confirm in the register. The coverage is partial: products beside OpenStack are in no API, a
 * register names them.
 */
public final class SecurityServiceReader {
  private static final String DATA = "/yunheng/openstack/security-services.yaml";

  private final CollectionContext ground;
  private final CollectedRecords found;

  public SecurityServiceReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    PagedList extensions =
        ground.api(ServiceKind.NETWORK).list("/extensions", "extensions", "get_extensions");
    Set<String> aliases = new HashSet<>();
    for (JsonNode node : extensions.items()) {
      aliases.add(node.path("alias").asString(""));
    }
    for (Map<String, String> service : services()) {
      String extension = service.getOrDefault("extension", "");
      if (extension.isEmpty()) {
        boolean offered =
            ground.session().token().catalog().offers(List.of(service.getOrDefault("service", "")));
        add(service, Fact.known(offered), ground.tokenOrigin());
      } else {
        Fact<Boolean> available =
            extensions.whole()
                ? Fact.known(aliases.contains(extension))
                : CollectedRecords.unknown(extensions);
        add(service, available, extensions.origin());
      }
    }
    firewalls(extensions, aliases);
    Gap beside =
        new Gap(
            Understanding.PARTIAL,
            "openstack-only",
            "register:" + Kind.SECURITY_SERVICE.code(),
            extensions.origin());
    found.cover(
        Kind.SECURITY_SERVICE,
        Coverage.WHOLE,
        extensions.gap().or(() -> Optional.of(beside)),
        found.count(Kind.SECURITY_SERVICE),
        extensions.origin());
  }

  private void firewalls(PagedList extensions, Set<String> aliases) {
    Gap gap =
        extensions
            .gap()
            .orElseGet(
                () ->
                    new Gap(
                        Understanding.UNSUPPORTED,
                        aliases.contains("fwaas_v2") ? "not-read" : "not-offered",
                        "extension:fwaas_v2",
                        extensions.origin()));
    found.miss(Kind.FIREWALL, gap);
  }

  private void add(Map<String, String> service, Fact<Boolean> available, Origin origin) {
    RecordDraft<SecurityService> draft =
        RecordDraft.of(SecurityService.SHAPE, service.getOrDefault("id", ""), origin)
            .set("name", Fact.known(service.getOrDefault("name", "")))
            .set("category", Fact.known(service.getOrDefault("category", "other")))
            .set("available", available);
    for (String column :
        List.of(
            "selfService",
            "definesPaths",
            "choosesComponents",
            "setsPolicies",
            "openInterface",
            "thirdParty")) {
      String value = service.getOrDefault(column, "");
      if (!value.isEmpty()) {
        draft.set(column, able(available, Boolean.parseBoolean(value), service, column, origin));
      }
    }
    found.add(draft.build());
  }

  /**
   * What is not there lets nobody do anything; that an extension is there does not show that the
   * cloud's policy lets a customer use it.
   */
  private static Fact<Boolean> able(
      Fact<Boolean> available,
      boolean meant,
      Map<String, String> service,
      String column,
      Origin origin) {
    return meant && available.is(true)
        ? Fact.unknown(
            new Gap(
                Understanding.PARTIAL,
                "extension-only",
                "register:"
                    + Kind.SECURITY_SERVICE.code()
                    + " "
                    + service.getOrDefault("id", "")
                    + " "
                    + column,
                origin))
        : available.map(there -> there && meant);
  }

  private static List<Map<String, String>> services() {
    try (InputStream in = SecurityServiceReader.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException(DATA + " is not on the class path");
      }
      Problems problems = new Problems();
      List<Map<String, String>> services =
          Fields.of(DATA, YamlDocument.parse(in.readAllBytes(), DATA), problems)
              .someList("services")
              .stream()
              .map(Fields::scalars)
              .toList();
      problems.throwIfAny();
      return services;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
