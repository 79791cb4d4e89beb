/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import java.util.Map;

/**
 * Receives an estate piece by piece while it is read: the header, then the coverages, then the
 * resources in kind and id order, all on the thread that reads.
 *
 * <p>Only when the reader returns without a fault is it known that the file was whole and
 * unchanged; whoever keeps results has to hold them back until then.
 */
public interface EstateSink {
  void header(EstateHeader header);

  void coverage(Coverage coverage);

  /**
   * One resource.
   *
   * @param origins where data came from that are from elsewhere than the rest of the record, by
   *     column
   */
  void resource(Resource resource, Map<String, Origin> origins);
}
