/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.AssessmentMethod;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the words of the catalog are called for people, from {@code words.yaml}. */
public final class Labels {
  private static final Map<String, Class<? extends Word>> SETS = sets();

  private final Map<Word, Text> labels;

  private Labels(Map<Word, Text> labels) {
    this.labels = labels;
  }

  /** The labels that ship. */
  public static Labels shipped() {
    String file = "words.yaml";
    try (InputStream in = Labels.class.getResourceAsStream("/yunheng/catalog/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file);
      }
      Problems problems = new Problems();
      Labels labels = read(Fields.of(file, YamlDocument.parse(in.readAllBytes(), file), problems));
      problems.throwIfAny();
      return labels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a word is called. */
  public Text of(Word word) {
    Text label = labels.get(word);
    if (label == null) {
      throw new IllegalStateException("no label for " + word.code());
    }
    return label;
  }

  public static Labels read(Fields root) {
    Map<Word, Text> labels = new LinkedHashMap<>();
    root.only(SETS.keySet().toArray(String[]::new));
    SETS.forEach(
        (name, type) ->
            root.fields(name)
                .ifPresentOrElse(set -> read(set, type, labels), () -> root.missing(name)));
    return new Labels(labels);
  }

  private static void read(Fields set, Class<? extends Word> type, Map<Word, Text> labels) {
    List<String> codes = new ArrayList<>();
    for (Word word : Arrays.asList(type.getEnumConstants())) {
      codes.add(word.code());
      labels.put(word, set.both(word.code()));
    }
    set.only(codes.toArray(String[]::new));
  }

  private static Map<String, Class<? extends Word>> sets() {
    Map<String, Class<? extends Word>> sets = new LinkedHashMap<>();
    sets.put("stage", Stage.class);
    sets.put("actor", Actor.class);
    sets.put("layer", ClauseLayer.class);
    sets.put("modality", Modality.class);
    sets.put("kind", ClauseKind.class);
    sets.put("method", AssessmentMethod.class);
    sets.put("industry", Industry.class);
    sets.put("institution", Institution.class);
    sets.put("deployment", Deployment.class);
    sets.put("service", ServiceModel.class);
    sets.put("condition", Condition.class);
    sets.put("parameterSource", ParameterSource.class);
    sets.put("parameterUnit", ParameterUnit.class);
    sets.put("relation", RelationKind.class);
    return sets;
  }
}
