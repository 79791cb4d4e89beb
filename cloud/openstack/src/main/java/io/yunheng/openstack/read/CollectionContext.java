/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.CallResult;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all readers stand on: the session, the services it can ask, how far it sees, and what was
 * found so far.
 */
public final class CollectionContext {
  private final CloudSession session;
  private final int pageSize;
  private final CollectedRecords found = new CollectedRecords();
  private final Map<ServiceKind, Api> apis = new EnumMap<>(ServiceKind.class);
  private final Map<ServiceKind, Visibility> sights = new EnumMap<>(ServiceKind.class);
  private boolean platform;

  /**
   * Ground that nothing was read on yet.
   *
   * @param pageSize records asked for at a time
   */
  public CollectionContext(CloudSession session, int pageSize) {
    this.session = session;
    this.pageSize = pageSize;
  }

  CloudSession session() {
    return session;
  }

  public CollectedRecords found() {
    return found;
  }

  /** Whether the session sees the whole cloud; known once the tenants were read. */
  public boolean platform() {
    return platform;
  }

  void seesPlatform() {
    platform = true;
  }

  Api api(ServiceKind kind) throws InterruptedException {
    Api known = apis.get(kind);
    if (known == null) {
      known = Api.of(session, kind, pageSize);
      apis.put(kind, known);
    }
    return known;
  }

  int pageSize() {
    return pageSize;
  }

  /** The gap that a service leaves that is not in the catalogue. */
  Optional<Gap> absent(ServiceKind kind) throws InterruptedException {
    return api(kind).get("/", "") instanceof CallResult.Missed(Gap gap)
        ? Optional.of(gap)
        : Optional.empty();
  }

  /** A path with the page size asked for. */
  String paged(String path) {
    return path + (path.indexOf('?') < 0 ? "?" : "&") + "limit=" + pageSize;
  }

  /**
   * How far the session sees in a service, found out by a call that only those may make who see
   * everything.
   */
  Visibility sight(ServiceKind kind) throws InterruptedException {
    Visibility known = sights.get(kind);
    if (known == null) {
      known =
          switch (kind) {
            case NETWORK -> sight(kind, "/quotas", "neutron:context_is_admin");
            case VOLUME -> sight(kind, "/os-services", "cinder:context_is_admin");
            case IMAGE -> sight(kind, "/tasks?limit=1", "glance:context_is_admin");
            case IDENTITY, COMPUTE, PLACEMENT, KEY_MANAGER, OBJECT_STORE ->
                throw new IllegalArgumentException("no such call in " + kind);
          };
      sights.put(kind, known);
    }
    return known;
  }

  private Visibility sight(ServiceKind kind, String path, String need) throws InterruptedException {
    return switch (api(kind).get(path, need)) {
      case CallResult.Got _ -> new Visibility.Whole();
      case CallResult.Missed(Gap gap) ->
          narrowed(
              new Gap(gap.status(), gap.reason(), denied(gap) ? need : gap.need(), gap.origin()));
    };
  }

  /** The sight of somebody who was refused the whole. */
  Visibility narrowed(Gap gap) {
    Optional<String> own = session.token().project();
    return denied(gap) && own.isPresent()
        ? new Visibility.Own(own.get(), gap)
        : new Visibility.Blind(gap);
  }

  static boolean denied(Gap gap) {
    return gap.status() == Understanding.DENIED;
  }

  /** Where what the token told came from. */
  Origin tokenOrigin() {
    return new Origin(Api.COLLECTOR, "POST /v3/auth/tokens", session.began(), session.manner());
  }
}
