import { drawWorkflow } from '../../src/workflow/diagram';
import { definition } from '../domain/lifecycle/support/sample';

const active = ['work.approval', 'visibility.none', 'syndication.none'];
const visited = ['work.drafting', 'work.confidentialityReview.reviewing'];
const classesOf = (svg: string, label: string): string | undefined =>
  new RegExp(`<g class="([^"]*)"><rect[^>]*/><text[^>]*>${label}</text>`).exec(svg.replace(/\n\s*/g, ''))?.[1];

test('the present state is lit and the way so far marked', async () => {
  const svg = await drawWorkflow(definition, active, visited, 'zh');
  expect(classesOf(svg, '审批')).toBe('workflow__state workflow__state--active');
  expect(classesOf(svg, '起草')).toBe('workflow__state workflow__state--visited');
  expect(classesOf(svg, '已撤下')).toBe('workflow__state');
});

test('every state has its box, every action between two states its label', async () => {
  const svg = await drawWorkflow(definition, [], [], 'zh');
  for (const node of definition.nodes.values()) expect(svg).toContain(`>${node.label.zh}</text>`);
  for (const action of ['SUBMIT', 'CLEAR', 'APPROVE', 'PUBLISH', 'RETURN', 'HOLD']) {
    expect(svg).toContain(definition.actions.get(action)!.label.zh);
  }
});

test('whoever hears it learns where the case is, where it has been and what may follow', async () => {
  const svg = await drawWorkflow(definition, active, visited, 'zh');
  const description = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1];
  expect(description).toContain('现在：审批、未公开、未推送。');
  expect(description).toContain('已经过：起草、审查中。');
  expect(description).toContain('审批之后：批准、会签、不予公开、依申请公开、退回、收回。');
});

test('a strict content security policy lets it pass: no inline style, no script', async () => {
  const svg = await drawWorkflow(definition, active, visited, 'en');
  expect(svg).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/);
  expect(svg).toContain('<title id="workflow-title">Workflow: Proactive disclosure</title>');
});
