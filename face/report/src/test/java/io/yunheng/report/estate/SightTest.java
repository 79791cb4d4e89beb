/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import io.yunheng.report.view.CoverageRow;
import io.yunheng.report.view.Location;
import io.yunheng.report.view.Location.Place;
import io.yunheng.report.view.Net;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final Origin ORIGIN =
      new Origin(
          "openstack", "GET /x", Instant.parse("2026-11-20T09:30:12Z"), Origin.Manner.RECORDED);
  private static final Gap GAP = new Gap(Understanding.DENIED, "http-403", "admin", ORIGIN);

  private final Words words = Words.in(Language.ZH);
  private final KindLabels labels = KindLabels.load();
  private final Estate.Builder estate =
      Estate.builder(
          new EstateHeader(
              "x", "http://192.0.2.1", ORIGIN.time(), EstateHeader.PLATFORM, List.of(), "test"));

  @Test
  void thingsStandWhereTheirZoneAndItsSiteAre() {
    add(Kind.SITE, "bj", "name", "北京机房", "country", "CN", "purpose", "machine-room");
    add(Kind.SITE, "sg", "name", "Singapore", "country", "sg");
    add(Kind.SITE, "xx", "name", "somewhere");
    add(Kind.REGION, "r1", "site", "bj");
    add(Kind.ZONE, "az1", "name", "az1", "region", "r1");
    add(Kind.ZONE, "az2", "name", "az2");
    add(Kind.HOST, "h1", "zone", "az1");
    add(Kind.HOST, "h2", "zone", "az2");
    add(Kind.HOST, "h3", "site", "sg");
    add(Kind.INSTANCE, "i1", "zone", "az1");
    Location location = new LocationSummary(words, labels).of(estate.build());
    assertThat(location.sites())
        .extracting(Place::id, Place::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bj", "in-china"),
            org.assertj.core.groups.Tuple.tuple("sg", "abroad"),
            org.assertj.core.groups.Tuple.tuple("xx", "unknown"),
            org.assertj.core.groups.Tuple.tuple("", "unknown"));
    Place beijing = location.sites().getFirst();
    assertThat(beijing.purpose()).isEqualTo("机房");
    assertThat(beijing.zones().getFirst().holdings())
        .extracting(WordCount::code)
        .containsExactly("host", "instance");
    assertThat(location.sites().get(1).holdings()).extracting(WordCount::count).containsExactly(1L);
    assertThat(location.sites().get(3).zones())
        .extracting(Location.Area::id)
        .containsExactly("az2");
  }

  @Test
  void theMostExposedTenantComesFirstAndTheRestIsCounted() {
    for (int i = 0; i < 30; i++) {
      String tenant = String.format("t%02d", i);
      add(Kind.TENANT, tenant, "name", "tenant " + i);
      add(Kind.NETWORK, "n" + i, "tenant", tenant, "name", "net");
      add(Kind.SUBNET, "s" + i, "network", "n" + i, "cidr", "10.0.0.0/24");
    }
    add(Kind.NETWORK, "ext", "external", true, "name", "public");
    add(
        Kind.ROUTER,
        "r",
        "tenant",
        "t29",
        "externalNetwork",
        "ext",
        "networks",
        List.of("n29", "n3"));
    add(
        Kind.RULE,
        "open",
        "tenant",
        "t29",
        "direction",
        "ingress",
        "action",
        "allow",
        "remote",
        "0.0.0.0/0");
    add(Kind.RULE, "none", "tenant", "t29", "direction", "ingress", "action", "allow");
    none(Kind.RULE, "any", "remote", "tenant", "t29", "direction", "ingress", "action", "allow");
    Net net = new NetworkSummary(words, labels).of(estate.build());
    assertThat(net.outside()).extracting(Net.Segment::name).containsExactly("public");
    Net.Group first = net.groups().getFirst();
    assertThat(first.name()).isEqualTo("tenant 29");
    assertThat(first.openRules()).isEqualTo(2);
    assertThat(first.gateways().getFirst().outside()).isEqualTo("ext");
    assertThat(first.links()).containsExactly("共享网络：net");
    assertThat(net.groups()).hasSize(24);
    assertThat(net.rest().getFirst().count()).isEqualTo(6);
    assertThat(net.note()).contains("路由器");
  }

  @Test
  void coveragesAndMannersAreCounted() {
    add(Kind.HOST, "h1");
    estate.add(new Coverage(Kind.HOST, Coverage.WHOLE, Understanding.COMPLETE, "", "", 1, ORIGIN));
    for (int i = 0; i < 9; i++) {
      estate.add(
          new Coverage(Kind.KEY, "t" + i, Understanding.DENIED, "http-403", "key:read", 0, ORIGIN));
    }
    CoverageSummary sight = new CoverageSummary(words, labels);
    assertThat(sight.of(estate.build()))
        .extracting(CoverageRow::code, CoverageRow::scope, CoverageRow::word, CoverageRow::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("host", "全部", "完整", ""),
            org.assertj.core.groups.Tuple.tuple("key", "9 个范围", "被拒", "权限不足（HTTP 403）"));
    assertThat(sight.manners(estate.build())).containsExactly(new WordCount("recorded", "录制回放", 1));
  }

  private void add(Kind kind, String id, Object... columns) {
    estate.add(build(kind.shape(), id, List.of(columns), ""));
  }

  private void none(Kind kind, String id, String absent, Object... columns) {
    estate.add(build(kind.shape(), id, List.of(columns), absent));
  }

  private static <R extends Resource> R build(
      Shape<R> shape, String id, List<Object> columns, String absent) {
    Row row = shape.row(id, ORIGIN, GAP);
    for (int i = 0; i < columns.size(); i += 2) {
      row.set(shape.index((String) columns.get(i)).orElseThrow(), Fact.known(columns.get(i + 1)));
    }
    if (!absent.isEmpty()) {
      row.set(shape.index(absent).orElseThrow(), Fact.none());
    }
    return shape.build(row);
  }
}
