/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Describes what is wrong with the data that was examined. A finding has the same shape in every
 * room: a code, a weight, a place and details. Each room keeps its closed set of codes as an enum
 * and their weights and texts in a data file, which {@link io.yunheng.finding.FindingRules} reads;
 * every code needs an entry, and errors are reported with their line.
 *
 * <pre>{@code
 * Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
 * var rules = FindingRules.read(root, BagCode.class, EnumSet.of(Weight.INVALID, Weight.NOTE));
 * var findings = new Findings<>(rules, 100);
 * findings.add(BagCode.MISSING, () -> new Place.Line("manifest-md5.txt", 3, "data/x"));
 * findings.kept().forEach(one -> show(rules.what(one, Language.EN)));
 * }</pre>
 */
@NullMarked
package io.yunheng.finding;

import org.jspecify.annotations.NullMarked;
