/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Presents results as web pages, Excel workbooks, Word documents and OSCAL, and reads edited
 * workbooks back. Each kind of result has a package of its own below this one. This room reads
 * results and writes formats; no engine depends on it.
 *
 * <pre>{@code
 * Page page = AssessmentPage.of(assessment, estate, catalog.mlps(), Language.EN);
 * String html = new PageWriter(templates).html(page);
 * WorkbookView workbook = AssessmentWorkbook.of(assessment, catalog.mlps(), Language.EN);
 * }</pre>
 */
@NullMarked
package io.yunheng.report;

import org.jspecify.annotations.NullMarked;
