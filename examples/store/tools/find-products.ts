import * as z from 'zod';
import { bestMatches } from '../shop/best-matches.ts';
import { inWords, Money, money } from '../shop/money.ts';
import type { Product } from '../shop/shop.ts';
import { defineTool, READS } from '../tool.ts';

const MOST = 10;

export const findProducts = defineTool({
  name: 'find_products',
  title: 'Find products',
  description: `Search the shop's catalogue, at most ${MOST} products: price, stock, description, and whether a product can be returned. Use it for questions about what the shop sells, not about what a customer has bought.`,
  annotations: READS,
  input: z.strictObject({
    query: z.string().min(1).max(200).describe('Words of the name, kind or description of a product.'),
  }),
  output: z.object({
    products: z.array(
      z.object({
        product_id: z.string(),
        name: z.string(),
        category: z.string(),
        description: z.string(),
        price: Money,
        in_stock: z.int().describe('Pieces in stock; 0 means sold out.'),
        returnable: z.boolean(),
      }),
    ),
  }),
  run: ({ query }, shop) => {
    const found = bestMatches(query, shop.products, textOf).slice(0, MOST);
    return {
      text: found.map(describe).join('\n') || 'No product was found for these words.',
      result: {
        products: found.map(({ product_id, name, category, description, price, in_stock, not_returnable }) => ({
          product_id,
          name,
          category,
          description,
          price: money(price),
          in_stock,
          returnable: not_returnable === null,
        })),
      },
    };
  },
});

const textOf = ({ product_id, name, category, description, keywords }: Product): string =>
  [product_id, name, category, description, keywords].join(' ');

const describe = ({ product_id, name, description, price, in_stock, not_returnable }: Product): string =>
  `${name} (${product_id}), ${inWords(price)}, ${in_stock > 0 ? `${in_stock} in stock` : 'sold out'}. ${[description, not_returnable].filter((part) => part !== null).join(' ')}`;
