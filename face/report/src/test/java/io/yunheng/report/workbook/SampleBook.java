/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Language;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView.Entry;
import io.yunheng.report.workbook.WorkbookView.FindingRow;
import io.yunheng.report.workbook.WorkbookView.GapRow;
import io.yunheng.report.workbook.WorkbookView.HighRiskRow;
import io.yunheng.report.workbook.WorkbookView.RecordRow;
import io.yunheng.report.workbook.WorkbookView.SummaryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workbook with rows of every sort, and names that mean harm. */
final class SampleBook implements WorkbookEdits.Expected {
  static final String HOSTILE = "=HYPERLINK(\"http://192.0.2.1\",\"x\")";
  private static final int ITEMS = 12;

  private final Words words;

  SampleBook(Language language) {
    words = Words.in(language);
  }

  WorkbookView view() {
    List<RecordRow> records = new ArrayList<>();
    List<SummaryRow> summary = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      for (String object : List.of("platform", "t-1")) {
        if (about("MLPS-L3-sample-" + i, object)) {
          records.add(record(i, object));
        }
      }
      summary.add(
          new SummaryRow(
              words.of("book.rank.item"),
              "MLPS-L3-sample-" + i,
              "在虚拟化网络边界部署访问控制机制并设置规则",
              "访问控制",
              verdict(machine(i)),
              verdict(machine(i)),
              i == 3 ? verdict(Verdict.PARTIAL) : "",
              i,
              0,
              i == 2 ? "7.2.1.2" : ""));
    }
    return new WorkbookView(
        words.language(),
        Instant.parse("2026-11-20T09:30:12Z"),
        List.of(
            new LabelledText(words.of("fact.cloud"), "http://192.0.2.10:5000/v3", true),
            new LabelledText(words.of("fact.as-of"), "2026-11-20 17:30:12 +08:00", false),
            new LabelledText(
                words.of("fact.case"),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                true)),
        records,
        List.of(
            new HighRiskRow(
                "7.2.1.2",
                "未提供客户间网络隔离能力",
                words.of("high.suspected"),
                "无",
                "8.2.3.1 a) 示例项",
                "",
                words.of("high.rejected"),
                "已有旁路隔离",
                "张工",
                "2026-11-21")),
        summary,
        List.of(
            new FindingRow(
                "MLPS-L3-sample-2",
                "8.2.3.1 a)",
                "市人社局",
                "对任意来源开放的管理端口",
                "boundary-open-admin-ports",
                "规则",
                HOSTILE,
                "3b1f5d0e-8c0e",
                "规则对任意来源 0.0.0.0/0 开放 TCP 22。",
                "把来源限定为堡垒机。",
                "7.2.1.2",
                "openstack GET /v2.0/security-group-rules 2026-11-20T09:30:14Z")),
        12,
        List.of(
            new GapRow(
                "MLPS-L3-sample-3",
                "8.2.3.1 b)",
                "平台",
                "是否审计特权命令？",
                "被拒",
                "权限不足（HTTP 403）",
                "audit:read",
                "openstack GET /events")),
        0,
        List.of(List.of("MLPS-L3-sample-0", HOSTILE)));
  }

  private RecordRow record(int i, String object) {
    Optional<Entry> entry =
        i == 4
            ? Optional.of(
                new Entry(
                    verdict(Verdict.COMPLIANT),
                    "现场查看，\n第二行 _x0041_ 与 \u0001",
                    "+E-12",
                    "@厂商补丁",
                    "张工",
                    "2026-11-21",
                    "判定：张工，2026-11-21"))
            : Optional.empty();
    return new RecordRow(
        "MLPS-L3-sample-" + i,
        "L3-ABS2-0" + (i % 8 + 1),
        "8.2.3." + (i % 3 + 1) + " a)",
        "安全区域边界",
        "访问控制",
        "在虚拟化网络边界部署访问控制机制并设置规则",
        "虚拟网络的边界要有访问控制，规则只放行业务所需。",
        "防止租户之间、租户与外部之间的任意访问；看边界控制是否存在、规则是否最小化。",
        "取安全组、防火墙、NAT、负载均衡及其规则，逐条核对方向、来源、端口与规划流向。",
        "每个边界均有控制；没有对任意来源开放的管理端口。",
        object.equals("platform") ? "平台" : "租户",
        object,
        object.equals("platform") ? "示例政务云" : i == 1 ? HOSTILE : "市人社局",
        """
        是否存在边界控制？全部满足（满足 6，不满足 0，未知 0）
        边界规则是否只放行所需流量？均不满足（满足 18，不满足 2，未知 0）
        · 安全组规则 web-ssh：规则对任意来源开放 TCP 22\
        """,
        verdict(machine(i)),
        choices("MLPS-L3-sample-" + i).stream().map(this::verdict).toList(),
        entry);
  }

  private static Verdict machine(int i) {
    return List.of(Verdict.COMPLIANT, Verdict.PARTIAL, Verdict.NON_COMPLIANT, Verdict.INDETERMINATE)
        .get(i % 4);
  }

  String verdict(Verdict verdict) {
    return words.word("verdict", verdict.code());
  }

  @Override
  public List<Verdict> choices(String item) {
    if (!item.startsWith("MLPS-L3-sample-")) {
      return List.of();
    }
    return item.endsWith("0")
        ? List.of(Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NOT_APPLICABLE)
        : List.of(
            Verdict.COMPLIANT, Verdict.PARTIAL, Verdict.NON_COMPLIANT, Verdict.NOT_APPLICABLE);
  }

  @Override
  public boolean about(String item, String object) {
    return object.equals("platform") || (object.equals("t-1") && !item.endsWith("5"));
  }

  @Override
  public int rows() {
    return 2 * ITEMS - 1;
  }
}
