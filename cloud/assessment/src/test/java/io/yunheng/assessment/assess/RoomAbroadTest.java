/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.Workbook;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Host;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Site;
import io.yunheng.estate.Understanding;
import io.yunheng.run.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A machine room abroad, where neither rooms nor hosts are known completely. */
class RoomAbroadTest {
  @Test
  void whateverElseComesTheRoomAbroadDoesNotComply() throws InterruptedException {
    ItemResult item = assess();
    ObjectResult abroad = object(item, "site:sg");
    assertThat(abroad.aspects().getFirst().id()).isEqualTo("room");
    assertThat(abroad.aspects().getFirst().values())
        .as("a host that stands nowhere known cannot make it some")
        .containsExactly(AspectValue.NONE);
    assertThat(abroad.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void oneAbroadAndOneInTheCountryIsAMixThoughMuchIsUnknown() throws InterruptedException {
    ItemResult item = assess();
    assertThat(object(item, "site:bj").decision().possible()).contains(Verdict.COMPLIANT);
    assertThat(object(item, "site:bj").decision().decided()).isFalse();
    assertThat(item.verdict())
        .as("one abroad, one at least partly in the country: a mix, whatever is missing")
        .isEqualTo(Verdict.PARTIAL);
  }

  private static ObjectResult object(ItemResult item, String id) {
    return item.objects().stream().filter(one -> one.object().equals(id)).findFirst().orElseThrow();
  }

  private static ItemResult assess() throws InterruptedException {
    Estate.Builder estate =
        Estate.builder(
            new EstateHeader(
                "cloud", "cloud", SmallCase.AS_OF, EstateHeader.PLATFORM, List.of(), "test"));
    estate.add(made(Site.SHAPE, "sg", "name", "新加坡机房", "purpose", "machine-room", "country", "SG"));
    estate.add(made(Site.SHAPE, "bj", "name", "北京机房", "purpose", "machine-room", "country", "CN"));
    estate.add(made(Host.SHAPE, "h1", "name", "cmp-1", "site", "sg"));
    estate.add(made(Host.SHAPE, "h2", "name", "cmp-2"));
    for (Kind kind : Kind.values()) {
      estate.add(
          new Coverage(
              kind,
              Coverage.WHOLE,
              Understanding.PARTIAL,
              "register-not-declared-complete",
              "register:" + kind.code(),
              0,
              SmallCase.ORIGIN));
    }
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    return new Assessor(catalog, new Packs(catalog, Analyses.all()).load(List.of()), 1, "test")
        .assess(
            new Dossier(
                new CaseSettings(
                    "境外机房",
                    SubjectKind.PLATFORM,
                    3,
                    Optional.of(SmallCase.AS_OF),
                    CaseSettings.DEFAULT_ZONE,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty()),
                "0".repeat(64),
                new Evidence(
                    SubjectKind.PLATFORM, SmallCase.AS_OF, estate.build(), Optional.empty()),
                List.of(),
                Workbook.EMPTY),
            ScaleName.WORKBOOK,
            Progress.SILENT)
        .item("MLPS-L3-location-a")
        .orElseThrow();
  }

  private static <R extends Resource> R made(Shape<R> shape, String id, String... cells) {
    Row row = shape.row(id, SmallCase.ORIGIN, Gap.notRecorded(SmallCase.ORIGIN));
    for (int i = 0; i < cells.length; i += 2) {
      row.set(shape.index(cells[i]).orElseThrow(), Fact.known(cells[i + 1]));
    }
    return shape.build(row);
  }
}
