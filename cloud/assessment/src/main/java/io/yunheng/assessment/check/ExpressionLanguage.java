/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of expressions: CEL with a typed variable for every column of every kind, named
 * {@code security_group.isDefault}, the variable {@code asOf} and a few functions.
 *
 * <ul>
 *   <li>{@code anywhere(prefix)}: the prefix holds every address of its family
 *   <li>{@code cidr_within(inner, outer)}: all of the inner prefix lies in the outer one
 *   <li>{@code before(time, duration)}: the time lies more than the duration before {@code asOf}
 * </ul>
 *
 * <p>Nothing in it does input or output or loops without bound. Immutable and safe for use by many
 * threads.
 */
public final class ExpressionLanguage {
  /** The moment the assessment stands for. */
  static final String AS_OF = "asOf";

  /** The longest expression, in characters. */
  static final int LONGEST = 2048;

  private static final int MOST_ITERATIONS = 10_000;
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(64)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .maxRegexProgramSize(2000)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /** What compiling came to: a program, or why there is none. */
  sealed interface Result {
    record Compiled(Program program) implements Result {}

    /**
     * There is no program.
     *
     * @param place line and column in the expression, for example {@code 1:14}
     */
    record Refused(String place, String problem) implements Result {}
  }

  public ExpressionLanguage() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addMacros(CelMacro.newGlobalMacro("before", 2, ExpressionLanguage::before))
            .addVar(AS_OF, SimpleType.TIMESTAMP)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "anywhere",
                    CelOverloadDecl.newGlobalOverload(
                        "anywhere_string", SimpleType.BOOL, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                    "cidr_within",
                    CelOverloadDecl.newGlobalOverload(
                        "cidr_within_string_string",
                        SimpleType.BOOL,
                        SimpleType.STRING,
                        SimpleType.STRING)));
    for (Kind kind : Kind.values()) {
      for (Column<?> column : kind.shape().columns()) {
        builder.addVar(variable(kind, column.name()), Values.type(column.type()));
      }
    }
    this.compiler = builder.build();
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                CelFunctionBinding.fromOverloads(
                    "anywhere",
                    CelFunctionBinding.from(
                        "anywhere_string", String.class, AddressPrefixes::anywhere)))
            .addFunctionBindings(
                CelFunctionBinding.fromOverloads(
                    "cidr_within",
                    CelFunctionBinding.from(
                        "cidr_within_string_string",
                        String.class,
                        String.class,
                        AddressPrefixes::within)))
            .build();
  }

  /** The name of a kind in expressions, for example {@code security_group}. */
  static String word(Kind kind) {
    return kind.code().replace('-', '_').toLowerCase(Locale.ROOT);
  }

  /** The name of a column in expressions. */
  static String variable(Kind kind, String column) {
    return word(kind) + "." + column;
  }

  /** Compiles a condition over the columns of one kind. */
  Result compile(Kind over, String source) {
    CelValidationResult result = compiler.compile(source);
    if (result.hasError()) {
      CelIssue issue = result.getErrors().getFirst();
      int line = Math.max(1, issue.getSourceLocation().getLine());
      int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
      return new Result.Refused(line + ":" + column, firstLine(issue.getMessage()));
    }
    return Program.of(over, result, runtime);
  }

  private static Optional<CelExpr> before(
      dev.cel.parser.CelMacroExprFactory factory, CelExpr target, List<CelExpr> arguments) {
    CelExpr limit = factory.newGlobalCall("_-_", factory.newIdentifier(AS_OF), arguments.get(1));
    return Optional.of(factory.newGlobalCall("_<_", arguments.getFirst(), limit));
  }

  static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
