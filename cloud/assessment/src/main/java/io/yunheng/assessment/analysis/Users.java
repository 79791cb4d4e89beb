/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Bucket;
import io.yunheng.estate.Database;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The customers' tenants that use the cloud: those with machines, volumes, buckets or databases.
 *
 * <p>A tenant is the provider's own only where somebody says so. Where nobody could say it, a
 * tenant that uses the cloud counts as a customer's.
 */
final class Users {
  private final Estate estate;
  private final Register register;
  private final Set<String> users = new TreeSet<>();
  private ReachAnswer more = ReachAnswer.NO;

  Users(Estate estate) {
    this.estate = estate;
    this.register = new Register(estate);
    estate.all(Instance.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Volume.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Bucket.SHAPE).forEach(one -> add(one.tenant()));
    estate.all(Database.SHAPE).forEach(one -> add(one.tenant()));
    users.remove("");
  }

  private void add(Fact<String> tenant) {
    tenant.optional().ifPresent(users::add);
    if (tenant.isUnknown() && !more.open()) {
      more = ReachAnswer.of(tenant, _ -> false);
    }
  }

  /** Whether a customer's tenant uses it; not known where it is not known whose something is. */
  ReachAnswer uses(String tenant) {
    return active(tenant).and(side(tenant, ReachAnswer.YES));
  }

  /** Whether the tenant is a customer's. */
  ReachAnswer customer(String tenant) {
    return active(tenant).yes() ? side(tenant, ReachAnswer.YES) : side(tenant, ReachAnswer.NO);
  }

  /** Whether something belongs to a customer; what nobody owns does not. */
  ReachAnswer customers(Fact<String> tenant) {
    return switch (tenant) {
      case Fact.Known<String>(String id) -> customer(id);
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(Gap gap) -> ReachAnswer.open(gap);
    };
  }

  /** The tenants that are, or may be, customers'. */
  List<String> customers() {
    Set<String> all = new TreeSet<>(users);
    estate.all(Tenant.SHAPE).forEach(tenant -> all.add(tenant.id()));
    return all.stream().filter(tenant -> !customer(tenant).no()).toList();
  }

  private ReachAnswer active(String tenant) {
    return users.contains(tenant) ? ReachAnswer.YES : more;
  }

  private ReachAnswer side(String id, ReachAnswer counts) {
    Optional<Tenant> tenant = estate.find(Tenant.SHAPE, id);
    if (tenant.isEmpty()) {
      ReachAnswer unread = register.more(Kind.TENANT);
      return unread.open() ? unread : counts;
    }
    return switch (tenant.get().side()) {
      case Fact.Known<String>(String side) -> ReachAnswer.of(!side.equals("provider"));
      case Fact.None<String>() -> ReachAnswer.YES;
      case Fact.Unknown<String>(Gap gap) ->
          gap.silent() && counts.yes() ? ReachAnswer.YES : ReachAnswer.open(gap);
    };
  }
}
