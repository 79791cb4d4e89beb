/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import io.yunheng.fault.Language;
import io.yunheng.report.view.AspectView;
import io.yunheng.report.view.CheckView;
import io.yunheng.report.view.Conclusion;
import io.yunheng.report.view.Conclusion.Cure;
import io.yunheng.report.view.Conclusion.HighRisk;
import io.yunheng.report.view.Conclusion.Tally;
import io.yunheng.report.view.ConflictView;
import io.yunheng.report.view.ControlPointView;
import io.yunheng.report.view.CoverageRow;
import io.yunheng.report.view.DisputeView;
import io.yunheng.report.view.GapView;
import io.yunheng.report.view.ItemLink;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.Judgement;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Location;
import io.yunheng.report.view.Location.Area;
import io.yunheng.report.view.Location.Place;
import io.yunheng.report.view.Masthead;
import io.yunheng.report.view.Net;
import io.yunheng.report.view.Net.Gateway;
import io.yunheng.report.view.Net.Group;
import io.yunheng.report.view.Net.Segment;
import io.yunheng.report.view.ObjectView;
import io.yunheng.report.view.ObservationView;
import io.yunheng.report.view.ObservationView.DatumView;
import io.yunheng.report.view.Page;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.Provenance;
import io.yunheng.report.view.TermView;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page as large and as varied as a real one, with names that mean harm. */
final class SamplePage {
  static final String HOSTILE = "</script><script>alert(1)</script><!-- \"'>\u202Egnp.exe\u2028";
  private static final List<String> CODES =
      List.of("compliant", "partial", "non-compliant", "indeterminate", "not-applicable");
  private static final String[][] POINTS = {
    {"physical", "基础设施位置", "1"},
    {"network", "网络架构", "5"},
    {"boundary", "访问控制（边界）", "2"},
    {"boundary", "入侵防范（边界）", "4"},
    {"boundary", "安全审计", "2"},
    {"computing", "身份鉴别", "1"},
    {"computing", "访问控制（计算）", "2"},
    {"computing", "入侵防范（计算）", "3"},
    {"computing", "镜像和快照保护", "3"},
    {"computing", "数据完整性和保密性", "4"},
    {"computing", "数据备份恢复", "4"},
    {"computing", "剩余信息保护", "2"},
    {"management-centre", "集中管控", "4"},
    {"construction", "云服务商选择", "5"},
    {"construction", "供应链管理", "3"},
    {"operations", "云计算环境管理", "1"}
  };

  private final Words words;

  private SamplePage(Words words) {
    this.words = words;
  }

  static Page in(Language language) {
    return in(language, POINTS.length);
  }

  /** A page with the first few control points only. */
  static Page in(Language language, int points) {
    return new SamplePage(Words.in(language)).page(language, points);
  }

  private Page page(Language language, int pointCount) {
    List<ItemView> items = new ArrayList<>();
    List<ControlPointView> points = new ArrayList<>();
    for (String[] point : List.of(POINTS).subList(0, pointCount)) {
      List<ItemLink> links = new ArrayList<>();
      int good = 0;
      int open = 0;
      int count = Integer.parseInt(point[2]);
      for (int i = 0; i < count; i++) {
        ItemView item = item(items.size(), point[0], point[1]);
        items.add(item);
        good += item.verdict().code().equals("compliant") ? 1 : 0;
        open += item.verdict().code().equals("indeterminate") ? 1 : 0;
        links.add(
            new ItemLink(item.id(), item.verdict().code(), item.clause() + " " + item.title()));
      }
      points.add(
          new ControlPointView(
              point[1],
              word("layer", point[0]),
              point[1],
              judgement(good == count ? 0 : open > 0 ? 3 : 1),
              List.of(),
              100 * good / count,
              100 * (good + open) / count,
              links));
    }
    return new Page(
        language,
        new Masthead(
            words.of("report.title", words.of("level.3")),
            "示例政务云（" + Printable.text(HOSTILE) + "）",
            List.of(
                new LabelledText(words.of("fact.subject"), word("subject", "platform"), false),
                new LabelledText(words.of("fact.cloud"), "http://192.0.2.10:5000/v3", true),
                new LabelledText(words.of("fact.as-of"), "2026-11-20 17:30:12 +08:00", false),
                new LabelledText(words.of("fact.scale"), word("scale", "workbook"), false),
                new LabelledText(words.of("fact.viewpoint"), word("viewpoint", "platform"), false),
                new LabelledText(words.of("fact.records"), "1,284", false),
                new LabelledText(
                    words.of("fact.case"),
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    true)),
            List.of(
                count("manner", "recorded", 1203),
                count("manner", "typed", 41),
                count("manner", "example", 40))),
        List.of(words.of("notice.example", 40)),
        conclusion(items),
        points,
        items,
        location(),
        net(),
        coverage(),
        List.of(
            new ConflictView(
                "主机 compute-02",
                "所在机房",
                "bj-01",
                "sites.xlsx, host!C4",
                "sh-01",
                "GET /v2.1/os-hypervisors")),
        List.of(
            new DisputeView(
                new ItemLink("MLPS-L3-sample-1", "8.2.3.1 a)", "示例项"),
                "平台",
                "判定",
                List.of("甲（2026-11-20）填“符合”", "乙（2026-11-21）填“部分符合”"))),
        CODES.stream()
            .map(code -> new TermView(code, word("verdict", code), words.of("term." + code)))
            .toList(),
        new Provenance(
            List.of(new LabelledText(words.of("provenance.program"), "yunheng 0.1.0", false)),
            List.of(
                words.of("provenance.replay"),
                words.of("provenance.offline"),
                words.of("provenance.summaries"))));
  }

  private Conclusion conclusion(List<ItemView> items) {
    List<WordCount> counts = new ArrayList<>();
    for (String code : CODES) {
      counts.add(
          count(
              "verdict",
              code,
              items.stream().filter(item -> item.verdict().code().equals(code)).count()));
    }
    List<ItemLink> links =
        items.stream()
            .limit(5)
            .map(item -> new ItemLink(item.id(), item.clause(), item.title()))
            .toList();
    return new Conclusion(
        counts,
        List.of(
            new Tally(words.of("tally.items"), counts, items.size()),
            new Tally(words.of("tally.objects"), counts, items.size())),
        List.of(
            new HighRisk(
                "7.2.1.2",
                "未提供客户间网络隔离能力",
                "suspected",
                words.of("high.scope.platform"),
                words.of("high.no-mitigation"),
                links.subList(0, 1),
                List.of("张工（2026-11-21）填“高风险问题”")),
            new HighRisk(
                "7.4.4.1",
                "未删除全部副本",
                "possible",
                words.of("high.scope.both"),
                words.of("high.no-mitigation"),
                links.subList(1, 2),
                List.of())),
        List.of(
            new Cure(
                "os_compute_api:servers:detail:get_all_tenants",
                List.of(word("reason", "http-403")),
                links,
                12),
            new Cure(
                "登记表 site", List.of(word("reason", "not-registered")), links.subList(0, 2), 3)));
  }

  private ItemView item(int n, String layer, String point) {
    int verdict = new int[] {0, 2, 0, 3, 1, 0, 4}[n % 7];
    String tone = List.of("good", "mixed", "bad", "unknown", "plain").get(verdict);
    DatumView datum =
        new DatumView(
            "",
            "对端地址",
            "remote",
            n == 1 ? Printable.text(HOSTILE) : "0.0.0.0/0",
            "openstack",
            "GET /v2.0/security-group-rules",
            "2026-11-20 17:30:14 +08:00",
            "recorded",
            word("manner", "recorded"));
    GapView gap =
        new GapView(
            word("status", "denied"),
            word("reason", "http-403"),
            "os_compute_api:servers:detail:get_all_tenants",
            "GET /v2.1/servers/detail?all_tenants=1",
            "2026-11-20 17:30:15 +08:00");
    List<ObservationView> seen = new ArrayList<>();
    if (verdict == 1 || verdict == 2) {
      seen.add(
          new ObservationView(
              "violated",
              words.of("outcome.violated"),
              "安全组规则",
              "3b1f5d0e-8c0e-4d5a-9d6e-0a7b5e0c1f22",
              "web-ssh",
              "规则对任意来源 0.0.0.0/0 开放 TCP 22，管理端口暴露在外。",
              List.of(datum, datum),
              List.of()));
      seen.add(
          new ObservationView(
              "violated",
              words.of("outcome.violated"),
              "安全组规则",
              "x".repeat(120),
              "a".repeat(200),
              "规则对任意来源开放。",
              List.of(datum),
              List.of()));
    }
    if (verdict == 3) {
      seen.add(
          new ObservationView(
              "unknown",
              words.of("outcome.unknown"),
              "实例",
              "*",
              "全部",
              "",
              List.of(),
              List.of(gap)));
    }
    CheckView check =
        new CheckView(
            "boundary-open-admin-ports",
            "管理端口不得对任意来源开放",
            18,
            seen.size(),
            verdict == 3 ? 1 : 0,
            verdict == 2 ? "把来源限定为堡垒机或管理网段；确需公开的端口在规划流向登记表中写明。" : "",
            seen,
            verdict == 2 ? 37 : 0);
    AspectView aspect =
        new AspectView(
            "least-privilege",
            "边界规则是否只放行所需流量？",
            tone,
            List.of(
                    word("value", "all"),
                    word("value", "some"),
                    word("value", "none"),
                    words.of("value.of", "全部满足、部分满足"),
                    word("value", "na"))
                .get(verdict),
            List.of(),
            List.of(check),
            List.of());
    AspectView second =
        new AspectView(
            "suspected",
            "是否存在 NAT 网关、负载均衡、安全组或防火墙等边界控制？",
            "good",
            word("value", "all"),
            List.of(),
            List.of(
                new CheckView("boundary-controls-present", "存在边界控制", 6, 0, 0, "", List.of(), 6)),
            List.of());
    Optional<ObjectView.Manual> manual =
        n % 11 == 4
            ? Optional.of(
                new ObjectView.Manual(
                    word("verdict", "partial"),
                    "现场查看防火墙策略，规则已于当日收紧。",
                    "截图见证据 E-12",
                    "E-12",
                    "张工",
                    "2026-11-21"))
            : Optional.empty();
    ObjectView object =
        new ObjectView(
            "platform",
            word("object", "platform"),
            "示例政务云",
            judgement(verdict),
            judgement(verdict),
            n % 9 == 2 ? Optional.of(judgement(1)) : Optional.empty(),
            List.of("作业指导书：各方面均满足为符合；部分满足为部分符合；均不满足为不符合。"),
            List.of(second, aspect),
            manual);
    return new ItemView(
        "MLPS-L3-sample-" + n,
        "8.2.3." + (n % 3 + 1) + " " + (char) ('a' + n % 5) + ")",
        "L3-ABS2-0" + (n % 8 + 1),
        layer,
        word("layer", layer),
        point,
        "在虚拟化网络边界部署访问控制机制并设置规则 " + n,
        count("side", n % 3 == 0 ? "both" : "platform", 0),
        count("decided", List.of("auto", "hybrid", "document").get(n % 3), 0),
        judgement(verdict),
        judgement(verdict),
        n % 9 == 2 ? Optional.of(judgement(1)) : Optional.empty(),
        manual.isPresent(),
        n == 1 ? List.of("7.2.1.2") : List.of(),
        verdict == 1 || verdict == 2 ? 2 + n : 0,
        verdict == 3 ? 1 : 0,
        List.of(
            new LabelledText(words.of("about.requirement"), "虚拟网络的边界要有访问控制，规则只放行业务所需。", false),
            new LabelledText(
                words.of("about.interpretation"), "防止租户之间、租户与外部之间的任意访问；看边界控制是否存在、规则是否最小化。", false),
            new LabelledText(
                words.of("about.method"), "取安全组、防火墙、NAT、负载均衡及其规则，逐条核对方向、来源、端口与规划流向。", false),
            new LabelledText(words.of("about.expected"), "每个边界均有控制；没有对任意来源开放的管理端口。", false),
            new LabelledText(words.of("about.unit"), "L3-ABS2-01", true)),
        List.of(),
        n == 1 ? List.of(object, object) : List.of(object),
        n == 1 ? 14 : 0);
  }

  private Location location() {
    List<WordCount> held =
        List.of(count("kind", "主机", 2), count("kind", "实例", 6), count("kind", "云硬盘", 4));
    return new Location(
        List.of(
            new Place(
                "bj-01",
                "北京亦庄机房",
                "in-china",
                word("where", "in-china"),
                "CN 北京 经济技术开发区",
                word("purpose", "machine-room"),
                "sites.xlsx, site!A3",
                List.of(new Area("az1", "az1", held), new Area("az2", "az2", held)),
                List.of(count("kind", "备份", 3))),
            new Place(
                "sh-01",
                "上海备份库",
                "in-china",
                word("where", "in-china"),
                "CN 上海",
                word("purpose", "backup-store"),
                "sites.xlsx, site!A4",
                List.of(),
                List.of(count("kind", "备份", 3), count("kind", "副本", 9))),
            new Place(
                "sg-01",
                "Singapore colo",
                "abroad",
                word("where", "abroad"),
                "SG",
                word("purpose", "machine-room"),
                "sites.xlsx, site!A5",
                List.of(new Area("sg", "sg-zone-with-a-name-that-does-not-want-to-end", held)),
                List.of()),
            new Place(
                "",
                words.of("location.unplaced"),
                "unknown",
                word("where", "unknown"),
                "",
                "",
                "",
                List.of(new Area("nova", "nova", held)),
                List.of())),
        0);
  }

  private static Net net() {
    List<Segment> outside =
        List.of(new Segment("ext", "public", List.of("203.0.113.0/24"), 4, true, "external"));
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<Segment> inside =
          List.of(
              new Segment(
                  "n1" + i,
                  i == 3 ? Printable.text(HOSTILE) : "web-net",
                  List.of("10.0." + i + ".0/24"),
                  5,
                  false,
                  "business"),
              new Segment(
                  "n2" + i,
                  "数据网",
                  List.of("10.1." + i + ".0/24", "fd00::/64"),
                  3,
                  i == 1,
                  "business"));
      List<Gateway> gateways =
          i == 2
              ? List.of()
              : List.of(
                  new Gateway(
                      "r" + i,
                      "router-" + i,
                      "ext",
                      i == 4 ? List.of("n1" + i) : List.of("n1" + i, "n2" + i)));
      groups.add(
          new Group(
              "t" + i,
              i == 0 ? "市人社局" : "tenant-" + i,
              gateways,
              inside,
              i == 5 ? 12 : 0,
              6 - i,
              i,
              i == 0 ? 3 : 0,
              0,
              i == 1 ? List.of("对等连接：市人社局") : List.of()));
    }
    return new Net(
        outside,
        groups,
        List.of(new WordCount("tenant", "租户", 120), new WordCount("network", "网络", 4210)),
        "");
  }

  private List<CoverageRow> coverage() {
    return List.of(
        new CoverageRow(
            "实例",
            "instance",
            words.of("coverage.whole"),
            "complete",
            word("status", "complete"),
            6,
            "",
            "",
            "openstack GET /v2.1/servers/detail"),
        new CoverageRow(
            "审计事件",
            "audit-event",
            words.of("coverage.whole"),
            "denied",
            word("status", "denied"),
            0,
            word("reason", "http-403"),
            "audit:read",
            "openstack"));
  }

  private WordCount count(String group, String code, long count) {
    return new WordCount(code, word(group, code), count);
  }

  private Judgement judgement(int index) {
    return new Judgement(CODES.get(index), word("verdict", CODES.get(index)));
  }

  private String word(String group, String code) {
    return words.word(group, code);
  }
}
