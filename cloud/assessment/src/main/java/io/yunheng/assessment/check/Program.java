/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.yunheng.assessment.check.ExpressionLanguage.Result;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A compiled condition over the columns of one kind.
 *
 * @param columns the columns it reads: their position in the kind by the name of their variable
 */
record Program(Kind over, CelRuntime.Program code, Map<String, Integer> columns) {
  Program {
    columns = Map.copyOf(columns);
  }

  static Result of(Kind over, CelValidationResult validated, CelRuntime runtime) {
    try {
      CelAbstractSyntaxTree tree = validated.getAst();
      if (!tree.getResultType().equals(SimpleType.BOOL)) {
        return new Result.Refused("1:1", "bool <- " + tree.getResultType().name());
      }
      Map<String, Integer> columns = new TreeMap<>();
      String prefix = ExpressionLanguage.word(over) + ".";
      Shape<?> shape = over.shape();
      for (String name : names(tree.getReferenceMap().values())) {
        if (name.startsWith(prefix)) {
          columns.put(name, shape.index(name.substring(prefix.length())).orElseThrow());
        } else if (name.indexOf('.') > 0) {
          return new Result.Refused("1:1", name + " != " + prefix + "*");
        }
      }
      return new Result.Compiled(new Program(over, runtime.createProgram(tree), columns));
    } catch (CelValidationException | CelEvaluationException e) {
      return new Result.Refused(
          "1:1", ExpressionLanguage.firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static Collection<String> names(Collection<CelReference> references) {
    Collection<String> names = new TreeSet<>();
    for (CelReference reference : references) {
      if (!reference.name().isEmpty() && reference.overloadIds().isEmpty()) {
        names.add(reference.name());
      }
    }
    return names;
  }
}
