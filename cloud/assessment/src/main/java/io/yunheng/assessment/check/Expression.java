/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.check.ExpressionLanguage.Result;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL over the columns of one kind, compiled when it is first needed. Safe for use
 * by many threads.
 */
public final class Expression {
  private final ExpressionLanguage language;
  private final Kind over;
  private final String source;
  private final String check;
  private final String place;
  private volatile @Nullable Result result;

  /**
   * An expression not yet compiled.
   *
   * @param place where it stands, for messages: file, line and field
   */
  Expression(ExpressionLanguage language, Kind over, String source, String check, String place) {
    this.language = language;
    this.over = over;
    this.source = source;
    this.check = check;
    this.place = place;
  }

  public String source() {
    return source;
  }

  /** Why it does not compile; empty if it does. */
  public Optional<Fault> problem() {
    return switch (compile()) {
      case Result.Compiled _ -> Optional.empty();
      case Result.Refused(String where, String problem) ->
          Optional.of(
              Fault.of(
                  FaultCode.CHECK_EXPRESSION_INVALID,
                  "check",
                  check,
                  "place",
                  place + " " + where,
                  "problem",
                  problem));
    };
  }

  /**
   * The compiled program.
   *
   * @throws FaultException if it does not compile
   */
  Program program() {
    if (compile() instanceof Result.Compiled(Program program)) {
      return program;
    }
    throw new FaultException(problem().orElseThrow());
  }

  private Result compile() {
    Result known = result;
    if (known == null) {
      known = language.compile(over, source);
      result = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return source;
  }
}
