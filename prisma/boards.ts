import type { BoardKind } from '@/lib/boards/views';

/** A board as the seed makes it. Slugs are for ever: they stand in addresses. */
export interface BoardSeed {
  slug: string;
  kind: BoardKind;
  nameZh: string;
  nameEn: string;
  descriptionZh: string;
  descriptionEn: string;
  hue: number;
  icon: string;
}

export interface BoardGroupSeed {
  slug: string;
  nameZh: string;
  nameEn: string;
  boards: BoardSeed[];
}

/** The boards in the order in which one learns the field: from one neuron to what people build with many. */
export const BOARD_GROUPS: BoardGroupSeed[] = [
  {
    slug: 'foundations',
    nameZh: '基础',
    nameEn: 'Foundations',
    boards: [
      {
        slug: 'networks',
        kind: 'discussion',
        nameZh: '神经网络',
        nameEn: 'Neural networks',
        descriptionZh: '神经元、层、激活函数与前向传播：网络由什么组成，一批样本怎样从输入走到输出。',
        descriptionEn:
          'Neurons, layers, activations and the forward pass: what a network is made of, and how a batch goes through it.',
        hue: 9,
        icon: 'network',
      },
      {
        slug: 'backpropagation',
        kind: 'discussion',
        nameZh: '前向与反向传播',
        nameEn: 'Forward and back-propagation',
        descriptionZh: '链式法则、计算图、损失函数和它们的梯度，手推一遍，再用数值检验。',
        descriptionEn:
          'The chain rule, computation graphs, losses and their gradients, derived by hand and checked by numbers.',
        hue: 8,
        icon: 'sigma',
      },
    ],
  },
  {
    slug: 'training',
    nameZh: '训练',
    nameEn: 'Training',
    boards: [
      {
        slug: 'optimisation',
        kind: 'discussion',
        nameZh: '优化',
        nameEn: 'Optimisation',
        descriptionZh: '从梯度下降到 SGD、动量、Adam：步长、学习率调度、初始化，以及损失为什么不降。',
        descriptionEn:
          'From gradient descent to SGD, momentum and Adam: step sizes, schedules, initialisation, and why the loss does not fall.',
        hue: 4,
        icon: 'gradient',
      },
      {
        slug: 'regularisation',
        kind: 'discussion',
        nameZh: '正则化与归一化',
        nameEn: 'Regularisation and normalisation',
        descriptionZh:
          'L1、L2、Dropout、早停、数据增强，批归一化与层归一化：让模型在没见过的数据上也站得住。',
        descriptionEn:
          'L1, L2, dropout, early stopping, augmentation, batch and layer normalisation: models that hold on data they have not seen.',
        hue: 2,
        icon: 'dropout',
      },
    ],
  },
  {
    slug: 'applications',
    nameZh: '应用',
    nameEn: 'Applications',
    boards: [
      {
        slug: 'computer-vision',
        kind: 'discussion',
        nameZh: '计算机视觉',
        nameEn: 'Computer vision',
        descriptionZh: '卷积、残差连接、检测与分割、视觉 Transformer，还有图像的预处理。',
        descriptionEn:
          'Convolutions, residual connections, detection and segmentation, vision transformers, and preparing images.',
        hue: 6,
        icon: 'eye',
      },
      {
        slug: 'nlp',
        kind: 'discussion',
        nameZh: '自然语言处理',
        nameEn: 'Natural language processing',
        descriptionZh: '分词、词向量、循环网络、注意力与 Transformer，语言模型的训练与评测。',
        descriptionEn:
          'Tokens, embeddings, recurrent networks, attention and transformers; training and evaluating language models.',
        hue: 10,
        icon: 'text',
      },
      {
        slug: 'decisions',
        kind: 'discussion',
        nameZh: '决策与推荐系统',
        nameEn: 'Decision systems and recommendation',
        descriptionZh: '推荐、排序、多臂老虎机与强化学习：模型的输出变成动作之后会发生什么。',
        descriptionEn:
          'Recommendation, ranking, bandits and reinforcement learning: what happens once an output becomes an action.',
        hue: 11,
        icon: 'compass',
      },
    ],
  },
  {
    slug: 'practice',
    nameZh: '实践',
    nameEn: 'Practice',
    boards: [
      {
        slug: 'notebooks',
        kind: 'showcase',
        nameZh: '笔记本',
        nameEn: 'Notebooks',
        descriptionZh: '可以照着跑的代码和实验记录。写清版本、随机种子和数据，别人才能重做一遍。',
        descriptionEn:
          'Code that others can run, and records of experiments. State versions, seeds and data, so that they can be repeated.',
        hue: 3,
        icon: 'notebook',
      },
      {
        slug: 'results',
        kind: 'showcase',
        nameZh: '模型结果',
        nameEn: 'Model results',
        descriptionZh: '指标、学习曲线和对比，连同配置与证据。没做成的结果一样欢迎。',
        descriptionEn:
          'Metrics, learning curves and comparisons, with their configuration and evidence. Results that failed are as welcome.',
        hue: 1,
        icon: 'trophy',
      },
    ],
  },
  {
    slug: 'community',
    nameZh: '社区',
    nameEn: 'Community',
    boards: [
      {
        slug: 'questions',
        kind: 'question',
        nameZh: '提问',
        nameEn: 'Questions',
        descriptionZh: '卡住了就来问。写下你试过什么、看到了什么、原本预期什么。没有太基础的问题。',
        descriptionEn:
          'Stuck? Ask. Say what you tried, what you saw and what you expected. No question is too basic.',
        hue: 0,
        icon: 'question',
      },
      {
        slug: 'about',
        kind: 'discussion',
        nameZh: '关于本站',
        nameEn: 'About this site',
        descriptionZh: '公告、使用方法、建议与反馈。',
        descriptionEn: 'Announcements, how things work here, suggestions and feedback.',
        hue: 7,
        icon: 'megaphone',
      },
    ],
  },
];
