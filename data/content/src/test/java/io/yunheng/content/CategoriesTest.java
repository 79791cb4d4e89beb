/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {
  private static final Formats FORMATS = Formats.shipped();
  private static final Categories CATEGORIES = Categories.shipped();

  @ParameterizedTest
  @CsvSource({
    "db/a.sql, '-- MySQL dump 10', data, dump-in-sql",
    "log/a.log, 'line', data, log",
    "out/a.csv, 'a,b', data, table",
    "src/A.java, 'class A {}', program, source",
    "bin/run, '#!/bin/sh', program, script",
    "Makefile, 'all:', program, build-file",
    "README.md, '# a', document, read-me",
    "notes/a.txt, 'words', document, prose",
    "a.pdf, '%PDF-1.7', document, page",
    "x/docs/a.bin, 'words', document, document-folder",
    "k.pem, '-----BEGIN CERTIFICATE-----', other, key-or-certificate",
  })
  void eachIsProposedWithItsRule(String path, String content, String category, String rule) {
    CategoryProposal proposal = CATEGORIES.of(path, format(path, content));

    assertThat(proposal.rule()).contains(rule);
    assertThat(proposal.category().code()).isEqualTo(category);
  }

  @Test
  void withoutARuleItIsOtherAndAnExtensionAgainstTheContentSaysNothing() {
    assertThat(CATEGORIES.of("a.zzz", format("a.zzz", "words")))
        .isEqualTo(new CategoryProposal(FileCategory.OTHER, java.util.Optional.empty()));
    assertThat(CATEGORIES.of("a.docx", format("a.docx", "%PDF-1.7")).rule()).contains("page");
  }

  @Test
  void rulesThatAreWrongAreRefused() {
    String yaml = "rules: [{id: a, category: stuff, types: [x]}, {id: a, category: data}]";
    assertThatThrownBy(() -> Categories.read(yaml.getBytes(StandardCharsets.UTF_8), "my.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class, wrong -> assertThat(wrong.faults()).hasSize(4));
  }

  private static Format format(String path, String content) {
    return FORMATS.of(
        path, MemorySegment.ofArray((content + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
