import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { billOfMaterials } from '../../scripts/sbom.mjs';
import { rootFolder } from '../../src/foundation/root.ts';

const read = (name: string) => readFileSync(join(rootFolder, name), 'utf8');

const zLock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      os: z.union([z.string(), z.array(z.string())]).optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** CycloneDX 1.6, as far as a list of packages goes: the names, shapes and patterns of its JSON schema. */
const zBill = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  version: z.literal(1),
  metadata: z.strictObject({
    component: z.looseObject({ type: z.literal('application'), name: z.literal('facet') }),
  }),
  components: z.array(
    z.strictObject({
      type: z.literal('library'),
      'bom-ref': z.string().min(1),
      group: z.string().startsWith('@').optional(),
      name: z.string().min(1),
      version: z.string().regex(/^\d+\.\d+\.\d+/),
      scope: z.enum(['required', 'optional', 'excluded']),
      hashes: z
        .array(
          z.strictObject({
            alg: z.enum(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']),
            content: z.string().regex(/^([a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{96}|[a-f0-9]{128})$/),
          }),
        )
        .optional(),
      licenses: z
        .array(
          z.union([
            z.strictObject({ license: z.strictObject({ id: z.string() }) }),
            z.strictObject({ expression: z.string() }),
          ]),
        )
        .optional(),
      purl: z.string().regex(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@[\w.+-]+$/),
    }),
  ),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

describe('what Facet is made of', () => {
  const text = read('package-lock.json');
  const { packages } = zLock.parse(JSON.parse(text));
  const others = Object.entries(packages).filter(([path]) => path !== '');

  it('is named by version, and held to what was first fetched', () => {
    expect(others.length).toBeGreaterThan(100);
    const loose = others.filter(([, { integrity }]) => !/^sha(512|384|256)-/.test(integrity ?? ''));
    // Tools for other machines that only building needs: none of them is ever installed where Facet runs.
    for (const [path, { dev, optional, os }] of loose)
      expect([path, dev, optional, os !== undefined]).toEqual([path, true, true, true]);
    expect(
      others.filter(([, { resolved }]) => resolved?.startsWith('http:') || resolved?.startsWith('git')),
    ).toEqual([]);
  });

  it('is asked for by exact versions alone', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const [name, version] of Object.entries(all))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
  });

  it('is listed whole as CycloneDX 1.6, the same each time', () => {
    const bill = zBill.parse(billOfMaterials(text));
    expect(bill).toEqual(zBill.parse(billOfMaterials(text)));
    expect(bill.components.map(({ purl }) => decodeURIComponent(purl)).sort()).toEqual(
      others
        .map(
          ([path, { name, version }]) => `pkg:npm/${name ?? path.split('node_modules/').at(-1)}@${version}`,
        )
        .sort(),
    );
    const refs = new Set(bill.components.map((each) => each['bom-ref']));
    expect(refs.size).toBe(bill.components.length);
    for (const { dependsOn } of bill.dependencies)
      for (const each of dependsOn) expect(refs.has(each)).toBe(true);
    expect(bill.dependencies[0]?.dependsOn).toContain(
      `pkg:npm/hono@${packages['node_modules/hono']?.version}#node_modules/hono`,
    );
    const lean = zBill.parse(billOfMaterials(text, { production: true }));
    expect(lean.components.length).toBeLessThan(bill.components.length);
    expect(lean.components.some(({ scope }) => scope === 'excluded')).toBe(false);
  });
});
