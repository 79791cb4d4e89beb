/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * An answer to a question of a request.
 *
 * @param line the number of the question
 * @param version of the line that its author saw
 */
public record AnswerEdit(long line, RequestAnswer answer, long version) {}
