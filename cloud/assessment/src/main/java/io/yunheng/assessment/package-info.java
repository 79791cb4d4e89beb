/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether a case complies with the standards, and why. Checks examine the evidence of a
 * case and produce observations; the rules of each item turn observations into verdicts. Every
 * verdict can be traced to the data it is based on.
 *
 * <pre>{@code
 * Dossier dossier = Dossier.open(CaseFolder.load(folder));
 * Assessor assessor = new Assessor(catalog.mlps(), packs, 2, "yunheng");
 * Assessment assessment = assessor.assess(dossier, ScaleName.WORKBOOK);
 * Verdict worst = assessment.worst();
 * }</pre>
 */
@NullMarked
package io.yunheng.assessment;

import org.jspecify.annotations.NullMarked;
