/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads files within limits and writes them atomically. YAML and JSON become nodes that know their
 * line, and a reader reports all problems together; Excel cells are read with their addresses. A
 * written file replaces the old one only when it is complete, and records that do not fit into
 * memory are sorted on disk.
 *
 * <pre>{@code
 * Node node = YamlDocument.read(file, "rules.yaml");
 * Problems problems = new Problems();
 * Fields fields = Fields.of("rules.yaml", node, problems);
 * JsonOut.file(out, json -> json.text("title", title));
 * }</pre>
 */
@NullMarked
package io.yunheng.files;

import org.jspecify.annotations.NullMarked;
