/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people say of resources: what stands for them in a manifest, and what stays on purpose.
 *
 * @param handed by which entries resources were handed over
 * @param staying what stays, and why
 */
public record ReconcileMapping(List<Handed> handed, List<Staying> staying) {
  /**
   * Resources that entries stand for.
   *
   * @param resource an id or name; {@code *} for all of the kind
   * @param paths patterns of the entries
   */
  public record Handed(Kind kind, String resource, List<String> paths) {
    public Handed {
      paths = List.copyOf(paths);
    }
  }

  /** Resources that stay. */
  public record Staying(Kind kind, String resource, String why) {}

  public ReconcileMapping {
    handed = List.copyOf(handed);
    staying = List.copyOf(staying);
  }

  /** Nobody says anything. */
  public static ReconcileMapping none() {
    return new ReconcileMapping(List.of(), List.of());
  }

  /**
   * Reads a mapping file, as {@code docs/formats/comparison.md} specifies.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ReconcileMapping read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("handed-over", "staying");
    List<Handed> handed = new ArrayList<>();
    for (Fields one : root.list("handed-over")) {
      one.only("kind", "resource", "paths");
      if (one.texts("paths").isEmpty()) {
        one.missing("paths");
      }
      kind(one)
          .ifPresent(
              kind -> handed.add(new Handed(kind, one.text("resource"), one.texts("paths"))));
    }
    List<Staying> staying = new ArrayList<>();
    for (Fields one : root.list("staying")) {
      one.only("kind", "resource", "why");
      kind(one)
          .ifPresent(kind -> staying.add(new Staying(kind, one.text("resource"), one.text("why"))));
    }
    problems.throwIfAny();
    return new ReconcileMapping(handed, staying);
  }

  private static Optional<Kind> kind(Fields fields) {
    if (!fields.has("kind")) {
      fields.missing("kind");
    }
    return fields.optionalWord("kind", Kind::of, "a kind");
  }
}
