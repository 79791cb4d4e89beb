/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Placeholders;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ObjectKind;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one file of checks; what is wrong with it goes to the problems. */
public final class PackReader {
  private static final int MOST_CHECKS = 1000;
  private static final int MOST_FIXTURES = 50;

  private final MlpsCatalog catalog;
  private final Map<String, Analysis> analyses;
  private final ExpressionLanguage language;
  private final Problems problems;

  public PackReader(
      MlpsCatalog catalog,
      Map<String, Analysis> analyses,
      ExpressionLanguage language,
      Problems problems) {
    this.catalog = catalog;
    this.analyses = analyses;
    this.language = language;
    this.problems = problems;
  }

  public CheckPack read(byte[] bytes, String file, String digest) {
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("pack", "checks");
    Optional<Fields> pack = root.fields("pack");
    if (pack.isEmpty()) {
      root.missing("pack");
    }
    pack.ifPresent(fields -> fields.only("id", "version", "title"));
    String id = pack.map(fields -> fields.text("id")).orElse("");
    List<Check> checks = new ArrayList<>();
    List<Fields> written = root.someList("checks");
    if (written.size() > MOST_CHECKS) {
      root.wrong("checks", Integer.toString(written.size()), "1.." + MOST_CHECKS);
      written = List.of();
    }
    for (Fields fields : written) {
      long before = problems.count();
      Optional<Check> check = check(fields, id);
      if (problems.count() == before) {
        check.ifPresent(checks::add);
      }
    }
    return new CheckPack(
        id,
        pack.map(fields -> fields.text("version")).orElse(""),
        pack.map(fields -> fields.both("title")).orElse(Text.EMPTY),
        file,
        digest,
        checks);
  }

  private Optional<Check> check(Fields fields, String pack) {
    fields.only(
        "id",
        "title",
        "serves",
        "subjects",
        "over",
        "select",
        "satisfied",
        "analysis",
        "settings",
        "proof",
        "alike",
        "needs",
        "whereOffered",
        "attribute",
        "data",
        "finding",
        "remedy",
        "fixtures");
    String id = fields.text("id");
    Optional<CheckMethod> method =
        fields.has("analysis") ? analysed(fields) : expressed(fields, id);
    if (method.isEmpty()) {
      return Optional.empty();
    }
    List<Kind> needs = needs(fields, method.get());
    ObservationSubjects attribution = attribution(fields, method.get());
    List<Fixture> fixtures = new ArrayList<>();
    List<Fields> written = fields.someList("fixtures");
    if (written.size() > MOST_FIXTURES) {
      fields.wrong("fixtures", Integer.toString(written.size()), "2.." + MOST_FIXTURES);
    } else {
      FixtureReader reader = new FixtureReader(id, needs);
      written.forEach(fixture -> fixtures.add(reader.read(fixture)));
    }
    Text finding = fields.both("finding");
    placeholders(fields, method.get(), finding);
    return Optional.of(
        new Check(
            id,
            fields.both("title"),
            pack,
            serves(fields, attribution),
            subjects(fields),
            method.get(),
            fields.flag("proof"),
            fields.flag("alike"),
            needs,
            whereOffered(fields, needs),
            attribution,
            data(fields, method.get()),
            finding,
            fields.both("remedy"),
            fixtures));
  }

  private Optional<CheckMethod> expressed(Fields fields, String id) {
    Optional<Kind> over = Kind.of(fields.text("over"));
    String satisfied = fields.text("satisfied");
    if (fields.has("settings")) {
      fields.wrong("settings", "settings", "analysis");
    }
    if (over.isEmpty()) {
      fields.dangling("over", fields.text("over"));
      return Optional.empty();
    }
    return Optional.of(
        new CheckMethod.Expressed(
            over.get(),
            fields
                .optionalText("select")
                .map(source -> expression(fields, id, over.get(), source, "select")),
            expression(fields, id, over.get(), satisfied, "satisfied")));
  }

  private Expression expression(Fields fields, String id, Kind over, String source, String field) {
    String place = fields.file() + ":" + fields.line(field) + " " + field;
    return new Expression(language, over, source, id, place);
  }

  private Optional<CheckMethod> analysed(Fields fields) {
    String name = fields.text("analysis");
    for (String field : List.of("over", "select", "satisfied")) {
      if (fields.has(field)) {
        fields.wrong(field, field, "analysis");
      }
    }
    Analysis analysis = analyses.get(name);
    if (analysis == null) {
      fields.dangling("analysis", name);
      return Optional.empty();
    }
    Map<String, String> settings = fields.fields("settings").map(Fields::scalars).orElse(Map.of());
    return Optional.of(new CheckMethod.Analysed(analysis, new TreeMap<>(settings)));
  }

  private static List<Kind> needs(Fields fields, CheckMethod method) {
    List<Kind> needs = new ArrayList<>();
    if (method instanceof CheckMethod.Expressed expressed) {
      needs.add(expressed.over());
    } else if (!fields.has("needs")) {
      fields.missing("needs");
    }
    for (String code : fields.texts("needs")) {
      Optional<Kind> kind = Kind.of(code);
      if (kind.isEmpty()) {
        fields.dangling("needs", code);
      } else if (!needs.contains(kind.get())) {
        needs.add(kind.get());
      }
    }
    return needs;
  }

  private static Set<Kind> whereOffered(Fields fields, List<Kind> needs) {
    Set<Kind> offered = EnumSet.noneOf(Kind.class);
    for (String code : fields.texts("whereOffered")) {
      Kind.of(code)
          .filter(needs::contains)
          .ifPresentOrElse(offered::add, () -> fields.dangling("whereOffered", code));
    }
    return offered;
  }

  private static ObservationSubjects attribution(Fields fields, CheckMethod method) {
    Optional<ObservationSubjects> written =
        fields.optionalWord("attribute", ObservationSubjects::of, "tenant | site | platform");
    return switch (method) {
      case CheckMethod.Analysed _ -> written.orElse(ObservationSubjects.PLATFORM);
      case CheckMethod.Expressed expressed -> {
        ObservationSubjects attribution = written.orElseGet(() -> usual(expressed.over()));
        if (!possible(attribution, expressed.over())) {
          fields.wrong("attribute", attribution.code(), usual(expressed.over()).code());
        }
        yield attribution;
      }
    };
  }

  private static ObservationSubjects usual(Kind kind) {
    for (ObservationSubjects attribution :
        List.of(ObservationSubjects.TENANT, ObservationSubjects.SITE)) {
      if (possible(attribution, kind)) {
        return attribution;
      }
    }
    return ObservationSubjects.PLATFORM;
  }

  private static boolean possible(ObservationSubjects attribution, Kind kind) {
    return switch (attribution) {
      case TENANT -> kind == Kind.TENANT || kind.shape().index("tenant").isPresent();
      case SITE -> kind == Kind.SITE || kind.shape().index("site").isPresent();
      case PLATFORM -> true;
    };
  }

  private List<AspectReference> serves(Fields fields, ObservationSubjects attribution) {
    List<AspectReference> serves = new ArrayList<>();
    for (Fields one : fields.someList("serves")) {
      one.only("item", "aspect");
      AspectReference served = new AspectReference(one.text("item"), one.text("aspect"));
      Optional<Item> item = catalog.item(served.item());
      Optional<Aspect> aspect = item.flatMap(found -> found.aspect(served.aspect()));
      if (item.isEmpty()) {
        one.dangling("item", served.item());
      } else if (aspect.isEmpty() || aspect.get().decidedBy() != AspectSource.CHECK) {
        one.dangling("aspect", served.aspect());
      } else if (!fits(attribution, item.get().object())) {
        one.wrong("item", served.item(), "attribute: " + item.get().object().code());
      }
      serves.add(served);
    }
    return serves;
  }

  private static boolean fits(ObservationSubjects attribution, ObjectKind object) {
    return switch (attribution) {
      case PLATFORM -> true;
      case TENANT -> object != ObjectKind.SITE;
      case SITE -> object != ObjectKind.TENANT;
    };
  }

  private static Set<SubjectKind> subjects(Fields fields) {
    if (!fields.has("subjects")) {
      return EnumSet.allOf(SubjectKind.class);
    }
    Set<SubjectKind> subjects = EnumSet.noneOf(SubjectKind.class);
    for (String code : fields.texts("subjects")) {
      SubjectKind.of(code)
          .ifPresentOrElse(
              subjects::add, () -> fields.wrong("subjects", code, "platform | tenant | private"));
    }
    return subjects;
  }

  private static List<String> data(Fields fields, CheckMethod method) {
    List<String> columns = fields.texts("data");
    if (method instanceof CheckMethod.Expressed expressed) {
      for (String column : columns) {
        if (expressed.over().shape().index(column).isEmpty()) {
          fields.dangling("data", column);
        }
      }
    }
    return columns;
  }

  private static void placeholders(Fields fields, CheckMethod method, Text finding) {
    if (!(method instanceof CheckMethod.Expressed expressed)) {
      return;
    }
    String prefix = ExpressionLanguage.word(expressed.over()) + ".";
    for (String name : Placeholders.names(finding)) {
      String column = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      if (!ResourceView.ALWAYS.contains(column)
          && expressed.over().shape().index(column).isEmpty()) {
        fields.dangling("finding", name);
      }
    }
  }
}
