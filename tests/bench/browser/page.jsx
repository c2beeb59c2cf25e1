// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fair opponent: rows in a map, one state update for each animation frame, sorted, virtualised, no developer tools.
// Drives itself and posts what it measured to /report, a stage at a time.
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useVirtualizer } from '@tanstack/react-virtual';

const wanted = new URLSearchParams(location.search);
const frames = Number(wanted.get('frames') ?? 10000);
const lab = { painted: 0, setQuery: null, listen: null, rows: null };
const COLUMNS = [['number', 60], ['title', 350], ['status', 80], ['priority', 80], ['assignee_id', 140], ['updated_at', 150], ['description', 300]];

const afterFrame = () => new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}));

const tell = (stage, figures = {}) => fetch('/report', { method: 'POST', body: JSON.stringify({ stage, ...figures }) });

function listenLive(byId, setRows) {
  return (count) => new Promise((done) => {
    const socket = new WebSocket(`ws://${location.host}/realtime/v1/websocket?vsn=2.0.0`);
    let got = 0, waiting = [], scheduled = false, began = 0;
    const flush = () => {
      scheduled = false;
      const batch = waiting;
      waiting = [];
      setRows((before) => {
        const after = before.slice();
        for (const row of batch) {
          const at = byId.get(row.id);
          if (at !== undefined) { row.folded = row.title.toLowerCase(); after[at] = row; }
        }
        return after;
      });
      if (got >= count) afterFrame().then(afterFrame).then(() => { socket.close(); done(performance.now() - began); });
    };
    socket.onopen = () => socket.send(JSON.stringify(['1', '1', 'realtime:bench', 'phx_join', { config: { postgres_changes: [{ event: '*', schema: 'public', table: 'tickets' }] } }]));
    socket.onmessage = (message) => {
      const [, , , event, payload] = JSON.parse(message.data);
      if (event === 'system') tell('joined');
      if (event !== 'postgres_changes') return;
      began ||= performance.now();
      got += 1;
      waiting.push(payload.data.record);
      if (!scheduled) { scheduled = true; requestAnimationFrame(flush); }
    };
  });
}

function App() {
  const [rows, setRows] = useState([]);
  const [query, setQuery] = useState('');
  const byId = useRef(new Map());
  const pane = useRef(null);
  lab.setQuery = setQuery;
  lab.rows = rows;
  useEffect(() => { (async () => {
    const loaded = await (await fetch('/tickets.json')).json();
    loaded.forEach((row, at) => { byId.current.set(row.id, at); row.folded = row.title.toLowerCase(); });
    lab.listen = listenLive(byId.current, setRows);
    setRows(loaded);
    await afterFrame();
    lab.painted = performance.now();
  })(); }, []);
  const shown = useMemo(() => {
    const words = query.toLowerCase();
    const kept = words ? rows.filter((row) => row.folded.includes(words)) : rows.slice();
    return kept.sort((a, b) => (a.updated_at < b.updated_at ? 1 : a.updated_at > b.updated_at ? -1 : 0));
  }, [rows, query]);
  const list = useVirtualizer({ count: shown.length, getScrollElement: () => pane.current, estimateSize: () => 24, overscan: 4 });
  return (
    <div ref={pane} style={{ height: 760, overflow: 'auto', font: '12px sans-serif' }}>
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => (
          <div key={item.key} style={{ position: 'absolute', top: 0, transform: `translateY(${item.start}px)`, height: 24, display: 'flex', width: 1230 }}>
            {COLUMNS.map(([name, width]) => <div key={name} style={{ width, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis', padding: '0 3px' }}>{shown[item.index][name]}</div>)}
          </div>))}
      </div>
    </div>);
}

async function stallDuring(work) {
  let worst = 0, last = performance.now(), running = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
    if (running) setTimeout(() => channel.port2.postMessage(0), 1);
  };
  channel.port2.postMessage(0);
  const value = await work();
  worst = Math.max(worst, performance.now() - last);
  running = false;
  return { value, worst };
}

(async () => {
  createRoot(document.getElementById('root')).render(<App />);
  try {
    while (!lab.painted) await new Promise((done) => setTimeout(done, 20));
    await tell('loaded', { start_to_rows_ms: Math.round(lab.painted) });
    await new Promise((done) => setTimeout(done, 2000)); // its memory is being looked at
    const report = { frames };
    const times = [];
    for (const words of ['r', 're', 'ref', 'refu', 'refun', 'refund', 'refun', '', 's', 'sy', 'syn', 'sync', 'syn', '']) {
      await new Promise((done) => setTimeout(done, 300));
      const began = performance.now();
      lab.setQuery(words);
      await afterFrame();
      times.push(performance.now() - began);
    }
    report.filter_ms_p95 = Math.round(Math.max(...times));
    const { value, worst } = await stallDuring(() => lab.listen(frames));
    report.updates_per_second = Math.round((frames / value) * 1000);
    report.worst_stall_ms = Math.round(worst);
    report.rows = lab.rows.length;
    report.versions = lab.rows.reduce((sum, row) => sum + row.version, 0);
    await tell('done', report);
  } catch (error) { await tell('failed', { error: String(error) }); }
})();
