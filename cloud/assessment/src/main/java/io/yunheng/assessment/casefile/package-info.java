/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The case: the folder, content-addressed as a whole, that one assessment stands on.
 *
 * <p>{@link io.yunheng.assessment.CaseFolder} makes, loads and checks one; {@link
 * io.yunheng.assessment.CaseFile} is what was loaded and gives the evidence in which estates,
 * registers, events and documents are merged. The folder's layout is written down in
 * docs/formats/case.md.
 */
@NullMarked
package io.yunheng.assessment.casefile;

import org.jspecify.annotations.NullMarked;
