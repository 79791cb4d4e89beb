/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/mlps-methods.md} says how each item is assessed, as catalog and packs have it. */
class MethodsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "mlps-methods.md");

  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final List<Check> checks;
  private final KindLabels labels = KindLabels.load();

  MethodsDocumentTest() throws InterruptedException {
    this.checks =
        new Packs(catalog, Analyses.all())
            .load(List.of()).stream().flatMap(pack -> pack.checks().stream()).toList();
  }

  @Test
  void theDocumentIsUpToDate() throws IOException, InterruptedException {
    StringBuilder text =
        new StringBuilder(
            """
            # 每个测评项怎么测 · How each item is assessed

            由目录与核查规则生成。每个方面：由哪些记录判定，OpenStack 实际提供什么，用哪些核查规则，或只能由人填写。

            Generated from the catalog and the check packs. For each aspect: which records decide it, what OpenStack really \
            offers, which checks, or that only a person can say.
            """);
    for (Item item : catalog.items()) {
      text.append("\n## ")
          .append(item.id())
          .append(" · ")
          .append(item.clause())
          .append(" · ")
          .append(item.unit())
          .append("\n\n**")
          .append(item.title().zh())
          .append("** ")
          .append(item.title().en())
          .append("\n\n")
          .append(item.method().zh())
          .append("\n\n")
          .append(item.method().en())
          .append("\n\n");
      item.aspects().forEach(aspect -> aspect(text, item, aspect));
    }
    faults(text);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(text.toString());
  }

  /** What came of the library of faults, here and on a real cloud. */
  private static void faults(StringBuilder text) throws IOException, InterruptedException {
    FaultLibrary library = new FaultLibrary();
    ItemsScore scores = new ItemsScore();
    for (FaultSetting one : FaultLibrary.settings()) {
      scores.add(one, library);
    }
    text.append(
        """

        ## 故障库 · Library of faults

        在各项都正确的平台上，每次只设一处故障或一处正确的设置（`cloud/assessment/src/test/resources/faults/`），看能否发现并点名、是否仍判符合、有无误报。
        两套判定规则都判符合才算“判符合”。防火墙是几种隔离手段之一，关闭它不单独算 network-b 的故障。方法看不到的：没有接口可读的设备和网络（物理交换机、
        虚拟机内部、带外管理口），云平台改写过的策略文件，以及没有登记也没有采集的对象；这些由人检查，或使该项待核实。

        On a platform where everything is right, one fault or one right setting at a time: whether it is found and named, still called satisfied (on
        both scales), or a false alarm. A firewall is one means among several, so one that is off is no fault of network-b by itself. What the method cannot see:
        devices and networks without an interface to read (switches, the inside of machines, out-of-band ports), policy files that the
        cloud rewrote, and what is neither registered nor collected; people look at these, or the item stays open.

        | item | faults | found and named | called satisfied | right settings | false alarms |
        |---|---:|---:|---:|---:|---:|
        """);
    scores.write(text);
    text.append(
        """

        真实 OpenStack 上（`./test campaign faults`）：经云平台接口真实设置（`testbed/faults`），或在采集结果之上填写真实的台账（`faults/registers.yaml`，
        先是各项都正确的一套，再逐项改动，与上表用同一份描述）。台账设置只看该项因此新增的结论；“判符合”仍按两套判定规则。
        这个测试云上没有设、只在上表中有的：迁移时丢失的访问控制策略、未加密或未校验的迁移（compute-acl-a、data-c 在云上只测试记录）；TLS 证书无效、
        不要求客户端证书（identity-a 在云上只有不用 TLS 的地址）；镜像和快照没有摘要（image-b 在云上只有测试和检测记录）；读不到的种类；主干端口、VPN、
        云防火墙、负载均衡、网络对等连接、云硬盘备份、账户级访问列表（测试云没有这些服务或扩展）；从别处直接执行的服务账号操作（尚未设）。传感器、备份系统、审计和监测系统
        不属于 OpenStack，其故障由台账给出。

        On a real OpenStack (`./test campaign faults`): really set through the cloud's interfaces (`testbed/faults`), or in real registers laid over what was
        collected (`faults/registers.yaml`: first a set in which everything is right, then one change at a time, from the same descriptions as the table above).
        Of a setting in the registers only what its item tells in addition counts; satisfied is satisfied on both scales, as above. What is not set on this cloud, and only the
        table above has: policies lost in a migration, migrations without encryption or check (compute-acl-a and data-c: records of tests alone); certificates that do not verify,
        clients without certificates (identity-a: addresses without TLS alone); images and snapshots without a digest (image-b: records of tests and detection alone); kinds that
        could not be read; trunk ports, VPNs, firewalls, load balancers, peerings, volume backups, access lists of whole accounts (no such service or extension here);
        service accounts used by hand (not set yet). Sensors, backup, audit and monitoring systems are no part of OpenStack; their faults are in registers.

        | item | faults | found and named | called satisfied | right settings | false alarms |
        |---|---:|---:|---:|---:|---:|
        """);
    text.append(Files.readString(FaultLibrary.FOLDER.resolve("live.md")));
  }

  private void aspect(StringBuilder text, Item item, Aspect aspect) {
    text.append("- **")
        .append(aspect.id())
        .append("** ")
        .append(aspect.question().zh())
        .append(' ')
        .append(aspect.question().en())
        .append("\n  - 来源 Sources: ")
        .append(
            aspect.sources().stream()
                .map(source -> Kind.of(source).map(this::label).orElse(source))
                .collect(Collectors.joining(", ")))
        .append("\n  - OpenStack: ")
        .append(aspect.openstack().zh())
        .append(' ')
        .append(aspect.openstack().en())
        .append("\n  - ");
    if (aspect.decidedBy() == AspectSource.WORKBOOK) {
      text.append("由人填写 A person says\n");
      return;
    }
    text.append("检查 Checks: ")
        .append(
            checks.stream()
                .filter(check -> check.feeds(item.id(), aspect.id()))
                .map(
                    check ->
                        check.title().zh() + " " + check.title().en() + " (`" + check.id() + "`)")
                .collect(Collectors.joining("; ")))
        .append("；没有观察时 with no observation: ")
        .append(aspect.whenEmpty().name().toLowerCase(Locale.ROOT))
        .append('\n');
  }

  private String label(Kind kind) {
    return labels.kind(kind, Language.ZH) + " (" + kind.code() + ")";
  }
}
