import Handlebars from 'handlebars';
import type { ReceivedPublication } from './holdings.js';

/** Another house's page: it is Chinese only and shares nothing with ours. */
const page = Handlebars.create().compile<{ rows: readonly ReceivedPublication[] }>(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>模拟接收平台</title>
<style>body{font:16px/1.6 sans-serif;margin:2rem}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ccc}</style></head>
<body><h1>模拟接收平台</h1>
<p>这里模拟外部的公共资源交易平台：验证签名，忽略重复推送，拒收旧版本，出具回执。</p>
<table><thead><tr><th>接收时间</th><th>索引号</th><th>版本</th><th>事件</th><th>名称</th><th>回执</th></tr></thead>
<tbody>{{#each rows}}<tr><td>{{receivedAt}}</td><td>{{number}}</td><td>{{version}}</td><td>{{type}}</td><td>{{title}}</td><td>{{receipt}}</td></tr>
{{else}}<tr><td colspan="6">尚未收到推送。</td></tr>{{/each}}</tbody></table></body></html>
`);

/** Newest first. */
export const platformPage = (received: readonly ReceivedPublication[]): string =>
  page({ rows: [...received].reverse() });
