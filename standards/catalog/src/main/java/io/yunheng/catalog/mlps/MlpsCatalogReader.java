/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.mlps;

import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.Decidability;
import io.yunheng.catalog.DutySide;
import io.yunheng.catalog.EmptyOutcome;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Layer;
import io.yunheng.catalog.Level;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ObjectKind;
import io.yunheng.catalog.RiskScope;
import io.yunheng.catalog.Scale;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a catalog of items from YAML and says all that is wrong with it at once. */
public final class MlpsCatalogReader {
  /** More aspects would make the tables of combinations too large to reason about. */
  private static final int MOST_ASPECTS = 5;

  private static final String VALUE_WORDS = "all | some | none | na";

  private final Problems problems = new Problems();

  public static MlpsCatalog read(byte[] bytes, String file) {
    MlpsCatalogReader reader = new MlpsCatalogReader();
    Node root = YamlDocument.parse(bytes, file);
    MlpsCatalog catalog = reader.catalog(Fields.of(file, root, reader.problems), sha256(bytes));
    reader.problems.throwIfAny();
    MlpsTables.check(catalog, file, reader.problems);
    reader.problems.throwIfAny();
    return catalog;
  }

  private MlpsCatalog catalog(Fields root, String digest) {
    root.only(
        "id",
        "standard",
        "evaluation",
        "level",
        "title",
        "layers",
        "controlPoints",
        "items",
        "highRiskCases");
    List<Layer> layers = new ArrayList<>();
    for (Fields fields : root.someList("layers")) {
      fields.only("id", "order", "zh", "en");
      layers.add(new Layer(fields.text("id"), fields.number("order", 1, 99), fields.both()));
    }
    List<ControlPoint> controlPoints = new ArrayList<>();
    for (Fields fields : root.someList("controlPoints")) {
      fields.only("id", "clause", "layer", "order", "zh", "en");
      controlPoints.add(
          new ControlPoint(
              fields.text("id"),
              fields.text("clause"),
              fields.text("layer"),
              fields.number("order", 1, 99),
              fields.both()));
    }
    List<Item> items = root.someList("items").stream().map(this::item).toList();
    List<HighRiskCase> cases = root.list("highRiskCases").stream().map(this::highRisk).toList();
    MlpsCatalog catalog =
        new MlpsCatalog(
            root.text("id"),
            root.text("standard"),
            root.text("evaluation"),
            root.number("level", 1, 5),
            root.both("title"),
            layers,
            controlPoints,
            items,
            cases,
            digest);
    new MlpsReferences(root).check(catalog);
    return catalog;
  }

  private Item item(Fields fields) {
    fields.only(
        "id",
        "clause",
        "unit",
        "layer",
        "controlPoint",
        "title",
        "requirement",
        "interpretation",
        "method",
        "expected",
        "side",
        "object",
        "decidedBy",
        "aspects",
        "scales",
        "gaps",
        "notes",
        "mix",
        "highRisk");
    List<Aspect> aspects = fields.someList("aspects").stream().map(this::aspect).toList();
    if (aspects.size() > MOST_ASPECTS) {
      fields.wrong("aspects", Integer.toString(aspects.size()), "1.." + MOST_ASPECTS);
    }
    return new Item(
        fields.text("id"),
        fields.text("clause"),
        fields.text("unit"),
        fields.text("layer"),
        fields.text("controlPoint"),
        fields.both("title"),
        fields.both("requirement"),
        fields.both("interpretation"),
        fields.both("method"),
        fields.both("expected"),
        fields.word("side", DutySide::of, DutySide.BOTH, "platform | tenant | both"),
        fields.word("object", ObjectKind::of, ObjectKind.PLATFORM, "platform | tenant | site"),
        fields.word("decidedBy", Decidability::of, Decidability.HYBRID, "auto | hybrid | document"),
        aspects,
        scales(fields, aspects),
        texts(fields, "gaps"),
        texts(fields, "notes"),
        fields.optionalWord("mix", ScaleName::of, "gbt28448"),
        fields.texts("highRisk"));
  }

  private Aspect aspect(Fields fields) {
    fields.only("id", "question", "decidedBy", "whenEmpty", "sources", "openstack");
    return new Aspect(
        fields.text("id"),
        fields.both("question"),
        fields.word("decidedBy", AspectSource::of, AspectSource.WORKBOOK, "check | workbook"),
        fields.word(
            "whenEmpty", EmptyOutcome::of, EmptyOutcome.UNKNOWN, "all | none | na | unknown"),
        fields.texts("sources"),
        fields.both("openstack"));
  }

  private Map<ScaleName, Scale> scales(Fields item, List<Aspect> aspects) {
    Map<ScaleName, Scale> scales = new EnumMap<>(ScaleName.class);
    Optional<Fields> both = item.fields("scales");
    if (both.isEmpty()) {
      item.missing("scales");
      return scales;
    }
    both.get().only("workbook", "gbt28448");
    for (ScaleName name : ScaleName.values()) {
      Optional<Fields> fields = both.get().fields(name.code());
      if (fields.isEmpty()) {
        both.get().missing(name.code());
      } else {
        scales.put(name, scale(name, fields.get(), aspects));
      }
    }
    return scales;
  }

  private Scale scale(ScaleName name, Fields fields, List<Aspect> aspects) {
    List<Verdict> expected =
        fields.number("levels", 2, 3) == 2
            ? List.of(Verdict.COMPLIANT, Verdict.NON_COMPLIANT)
            : List.of(Verdict.COMPLIANT, Verdict.PARTIAL, Verdict.NON_COMPLIANT);
    List<String> known = new ArrayList<>(List.of("levels"));
    Map<Verdict, Level> levels = new TreeMap<>();
    for (Verdict verdict : expected) {
      known.add(verdict.code());
      Optional<Fields> level = fields.fields(verdict.code());
      if (level.isEmpty()) {
        fields.missing(verdict.code());
      } else {
        levels.put(verdict, level(level.get(), aspects));
      }
    }
    fields.only(known.toArray(String[]::new));
    return Scale.of(name, levels);
  }

  private Level level(Fields fields, List<Aspect> aspects) {
    fields.only("condition", "rule");
    List<Alternative> rule = new ArrayList<>();
    for (Fields alternative : fields.someList("rule")) {
      Map<String, Set<AspectValue>> values = new TreeMap<>();
      for (String aspect : alternative.names()) {
        if (aspects.stream().noneMatch(known -> known.id().equals(aspect))) {
          alternative.dangling(aspect, aspect);
        }
        values.put(aspect, values(alternative, aspect));
      }
      rule.add(new Alternative(values));
    }
    return new Level(fields.both("condition"), rule);
  }

  private static Set<AspectValue> values(Fields alternative, String aspect) {
    Set<AspectValue> values = EnumSet.noneOf(AspectValue.class);
    List<String> written = alternative.texts(aspect);
    for (String word : written) {
      AspectValue.of(word)
          .ifPresentOrElse(values::add, () -> alternative.wrong(aspect, word, VALUE_WORDS));
    }
    if (written.isEmpty()) {
      alternative.wrong(aspect, "[]", VALUE_WORDS);
    }
    return values;
  }

  private HighRiskCase highRisk(Fields fields) {
    fields.only("id", "title", "scope", "minLevel", "mitigation", "items");
    boolean none = fields.node("mitigation").stream().anyMatch(MlpsCatalogReader::saysNone);
    return new HighRiskCase(
        fields.text("id"),
        fields.both("title"),
        fields.word("scope", RiskScope::of, RiskScope.BOTH, "platform | customer | both"),
        fields.number("minLevel", 1, 5),
        none ? Optional.empty() : Optional.of(fields.both("mitigation")),
        fields.texts("items"));
  }

  private static boolean saysNone(Node node) {
    return node instanceof Node.Scalar(String text, int _) && text.equals("none");
  }

  private static List<Text> texts(Fields fields, String key) {
    List<Text> texts = new ArrayList<>();
    for (Fields one : fields.list(key)) {
      one.only("zh", "en");
      texts.add(one.both());
    }
    return texts;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
