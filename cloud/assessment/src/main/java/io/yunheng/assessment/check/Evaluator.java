/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import io.yunheng.estate.Column;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one program over one resource after another; only the columns that are met are read.
 * Not thread-safe.
 */
final class Evaluator implements CelVariableResolver {
  /** The reason of a gap left by an expression that could not be evaluated. */
  static final String EXPRESSION_ERROR = "expression-error";

  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /** A variable of the program: where to read it, and what stands for it when it is not known. */
  private record Variable(int column, Optional<Object> absent, Optional<Object> unknown) {}

  private final Program program;
  private final Shape<?> shape;
  private final Map<String, Variable> variables = new HashMap<>();
  private final Optional<Object> asOf;
  private @Nullable Resource resource;
  private @Nullable CelUnknownSet unknowns;
  private @Nullable CelEvaluationException error;

  Evaluator(Program program, Instant asOf) {
    this.program = program;
    this.shape = program.over().shape();
    this.asOf = Optional.of(asOf);
    program
        .columns()
        .forEach(
            (name, index) -> {
              Column<?> column = shape.columns().get(index);
              CelAttribute attribute = CelAttribute.fromQualifiedIdentifier(name);
              variables.put(
                  name,
                  new Variable(
                      index,
                      Values.absent(column.type()),
                      Optional.of(CelUnknownSet.create(attribute))));
            });
  }

  Truth evaluate(Resource next) {
    resource = next;
    unknowns = null;
    error = null;
    try {
      return switch (program.code().eval(this)) {
        case Boolean truth -> truth ? Truth.TRUE : Truth.FALSE;
        case CelUnknownSet set -> {
          unknowns = set;
          yield Truth.UNKNOWN;
        }
        case Object other -> throw new IllegalStateException(other.getClass().getName());
      };
    } catch (CelEvaluationException e) {
      error = e;
      return Truth.UNKNOWN;
    }
  }

  /** Why the last evaluation came to unknown; the gaps of the facts it met. */
  List<Gap> gaps() {
    Resource last = resource;
    List<Gap> gaps = new ArrayList<>();
    if (last == null) {
      return gaps;
    }
    if (unknowns != null) {
      unknowns.attributes().stream()
          .map(CelAttribute::toString)
          .sorted()
          .map(variables::get)
          .forEach(variable -> shape.fact(last, variable.column()).why().ifPresent(gaps::add));
    }
    if (error != null) {
      CelErrorCode code = error.getErrorCode();
      gaps.add(new Gap(Understanding.FAILED, EXPRESSION_ERROR, code.name(), last.origin()));
    }
    return gaps;
  }

  @Override
  public Optional<Object> find(String name) {
    Variable variable = variables.get(name);
    if (variable == null || resource == null) {
      return name.equals(ExpressionLanguage.AS_OF) ? asOf : Optional.empty();
    }
    return switch (shape.fact(resource, variable.column())) {
      case Fact.Known<?>(Object value) -> Optional.of(value);
      case Fact.None<?>() -> variable.absent();
      case Fact.Unknown<?> _ -> variable.unknown();
    };
  }
}
