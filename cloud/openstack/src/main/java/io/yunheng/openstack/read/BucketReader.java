/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Bucket;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads containers and their access lists from Swift, account by account.
 *
 * <p>Swift leaves the access lists out of what it shows to those who may only read an account. So a
 * container without a list is private only if the session is known to see lists: by its roles, or
 * because another container showed one. The access list of an account and that it, or a container,
 * has a key of temporary addresses come in the headers; Swift keeps an account's list only where
 * something honours it, so that Keystone's middleware shows none.
 */
public final class BucketReader {
  private static final Set<String> OWNERS =
      Set.of("admin", "member", "_member_", "swiftoperator", "reselleradmin");
  private static final String ACCOUNT_LIST = "x-account-access-control";

  /** A header of every account: without it the others were not looked at or taken away. */
  private static final String ACCOUNT = "x-account-container-count";

  private static final String NEED = "swift:operator_roles@";

  private final CollectionContext ground;
  private final CollectedRecords found;

  public BucketReader(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  public void read() throws InterruptedException {
    new TenantVisits(ground).all(Kind.BUCKET, ServiceKind.OBJECT_STORE, this::across, this::own);
  }

  /** Tries another project's account with our own token; a reseller administrator may. */
  private TenantVisits.Seen across(CloudSession session, String tenant)
      throws InterruptedException {
    Api api = ground.api(ServiceKind.OBJECT_STORE);
    Optional<String> own = session.token().project();
    Optional<URI> other =
        api.base()
            .filter(_ -> own.isPresent())
            .filter(uri -> uri.toString().contains(own.orElseThrow()))
            .map(uri -> URI.create(uri.toString().replace(own.orElseThrow(), tenant)));
    if (other.isEmpty()) {
      Gap gap = new Gap(Understanding.DENIED, "other-project", NEED + tenant, ground.tokenOrigin());
      return new TenantVisits.Seen(Optional.of(gap), 0, gap.origin());
    }
    return account(api.at(other.get()), tenant, session);
  }

  private TenantVisits.Seen own(CloudSession session, String tenant) throws InterruptedException {
    return account(Api.of(session, ServiceKind.OBJECT_STORE, ground.pageSize()), tenant, session);
  }

  /** One container with the headers that describe it. */
  private record Container(String name, JsonItem item, CallResult head) {}

  private TenantVisits.Seen account(Api account, String tenant, CloudSession session)
      throws InterruptedException {
    List<Container> containers = new ArrayList<>();
    Optional<Gap> gap = Optional.empty();
    Optional<CallResult.Got> first = Optional.empty();
    String marker = "";
    while (true) {
      CallResult page =
          account.get(
              "?format=json&limit="
                  + ground.pageSize()
                  + (marker.isEmpty() ? "" : "&marker=" + encoded(marker)),
              NEED + tenant);
      if (page instanceof CallResult.Missed(Gap missed)) {
        gap = Optional.of(missed);
        break;
      }
      CallResult.Got got = (CallResult.Got) page;
      first = first.or(() -> Optional.of(got));
      String last = marker;
      for (JsonNode node : got.body()) {
        JsonItem item = new JsonItem(node, got.origin());
        Optional<String> name = found.id(Kind.BUCKET, item, "name");
        if (name.isPresent()) {
          last = name.get();
          containers.add(
              new Container(last, item, account.head("/" + encoded(last), NEED + tenant)));
        }
      }
      if (got.body().size() < ground.pageSize() || last.compareTo(marker) <= 0) {
        break;
      }
      marker = last;
    }
    boolean owner = owner(session, containers);
    for (Container container : containers) {
      add(container, first.orElseThrow(), tenant, owner);
    }
    Optional<Gap> why = gap;
    return new TenantVisits.Seen(
        gap,
        containers.size(),
        first
            .map(CallResult.Got::origin)
            .orElseGet(() -> why.map(Gap::origin).orElseGet(ground::tokenOrigin)));
  }

  private static boolean owner(CloudSession session, List<Container> containers) {
    return session.token().roles().stream()
            .anyMatch(role -> OWNERS.contains(role.toLowerCase(Locale.ROOT)))
        || containers.stream()
            .anyMatch(
                c ->
                    c.head() instanceof CallResult.Got got
                        && (got.headers().containsKey("x-container-read")
                            || got.headers().containsKey("x-container-write")));
  }

  private void add(Container container, CallResult.Got account, String tenant, boolean owner) {
    JsonItem item = container.item();
    RecordDraft<Bucket> draft =
        RecordDraft.of(Bucket.SHAPE, tenant + "/" + container.name(), item.origin())
            .set("name", Fact.known(container.name()))
            .set("tenant", Fact.known(tenant))
            .set("objects", item.number("count"))
            .set("bytes", item.number("bytes"));
    switch (container.head()) {
      case CallResult.Missed(Gap gap) ->
          List.of(
                  "publicRead",
                  "publicWrite",
                  "readers",
                  "writers",
                  "sharedWith",
                  "versioned",
                  "accountAccess",
                  "temporaryLinks")
              .forEach(column -> draft.set(column, Fact.unknown(gap)));
      case CallResult.Got got -> {
        draft.set("versioned", Fact.known(versioned(got.headers())));
        access(draft, got, tenant, owner);
        wholeAccount(draft, got, account, tenant, owner);
      }
    }
    found.add(draft.build());
  }

  private static boolean versioned(Map<String, String> headers) {
    return headers.getOrDefault("x-versions-enabled", "").equalsIgnoreCase("true")
        || headers.containsKey("x-versions-location")
        || headers.containsKey("x-history-location");
  }

  private static void access(
      RecordDraft<Bucket> draft, CallResult.Got got, String tenant, boolean owner) {
    if (!owner) {
      Gap hidden = new Gap(Understanding.DENIED, "field-hidden", NEED + tenant, got.origin());
      List.of("publicRead", "publicWrite", "readers", "writers", "sharedWith")
          .forEach(column -> draft.set(column, Fact.unknown(hidden)));
      return;
    }
    List<String> readers = entries(got.headers().getOrDefault("x-container-read", ""));
    List<String> writers = entries(got.headers().getOrDefault("x-container-write", ""));
    draft
        .set("publicRead", Fact.known(anonymous(readers)))
        .set("publicWrite", Fact.known(anonymous(writers)))
        .set("readers", Fact.known(readers))
        .set("writers", Fact.known(writers))
        .set("sharedWith", Fact.known(others(tenant, readers, writers)));
  }

  private static void wholeAccount(
      RecordDraft<Bucket> draft,
      CallResult.Got container,
      CallResult.Got account,
      String tenant,
      boolean owner) {
    if (!owner) {
      Gap hidden = new Gap(Understanding.DENIED, "field-hidden", NEED + tenant, account.origin());
      draft.set("accountAccess", Fact.unknown(hidden)).set("temporaryLinks", Fact.unknown(hidden));
      return;
    }
    if (!account.headers().containsKey(ACCOUNT)) {
      Gap missing = new Gap(Understanding.PARTIAL, "field-missing", ACCOUNT, account.origin());
      draft
          .set("accountAccess", Fact.unknown(missing))
          .set("temporaryLinks", Fact.unknown(missing));
      return;
    }
    draft
        .set("accountAccess", accountAccess(account))
        .set(
            "temporaryLinks",
            Fact.known(
                keyed(account.headers(), "x-account")
                    || keyed(container.headers(), "x-container")));
  }

  private static boolean keyed(Map<String, String> headers, String of) {
    return headers.containsKey(of + "-meta-temp-url-key")
        || headers.containsKey(of + "-meta-temp-url-key-2");
  }

  /** A level of access and to whom, from the account's list, which is JSON. */
  private static Fact<List<String>> accountAccess(CallResult.Got account) {
    String list = account.headers().getOrDefault(ACCOUNT_LIST, "");
    if (list.isBlank()) {
      return Fact.known(List.of());
    }
    try {
      JsonNode levels = JsonMapper.shared().readTree(list);
      Set<String> entries = new TreeSet<>();
      for (Map.Entry<String, JsonNode> level : levels.properties()) {
        for (JsonNode who : level.getValue()) {
          entries.add(level.getKey() + " " + who.asString("?"));
        }
      }
      if (levels.isObject()) {
        return Fact.known(List.copyOf(entries));
      }
    } catch (JacksonException _) {
      // told below: what it grants is not known
    }
    return Fact.unknown(
        new Gap(Understanding.PARTIAL, "field-invalid", ACCOUNT_LIST, account.origin()));
  }

  private static List<String> entries(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /**
   * Whether somebody without a login gets in; a referrer can be made up, so any that is allowed
   * will do.
   */
  private static boolean anonymous(List<String> entries) {
    return entries.stream()
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .anyMatch(
            entry ->
                (entry.startsWith(".r:") || entry.startsWith(".ref")) && !entry.contains(":-"));
  }

  /** The other tenants that the lists let in; {@code *} stands for all of them. */
  private static List<String> others(String tenant, List<String> readers, List<String> writers) {
    Set<String> others = new TreeSet<>();
    for (List<String> list : List.of(readers, writers)) {
      for (String entry : list) {
        int colon = entry.indexOf(':');
        if (!entry.startsWith(".") && colon > 0 && !entry.substring(0, colon).equals(tenant)) {
          others.add(entry.substring(0, colon));
        }
      }
    }
    return List.copyOf(others);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
