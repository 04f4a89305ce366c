import { expect, test } from 'vitest';
import { cameraAt } from '@/components/taxonomy/camera';

const at = (x: number) => ({ k: 1, x, y: 0 });

test('says where it stands to whoever listens, and no longer than that', () => {
  const camera = cameraAt(at(0));
  const heard: number[] = [];
  const stop = camera.listen(({ x }) => heard.push(x));
  camera.show(at(1));
  stop();
  camera.show(at(2));
  expect(heard).toEqual([1]);
  expect(camera.at()).toEqual(at(2));
});
